package dev.roundtrip.testing.spring;

import dev.roundtrip.testing.internal.RunningTest;
import dev.roundtrip.testing.internal.RunningTests;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestTemplate;

/**
 * Lets Spring Boot's {@code TestRestTemplate}, which is in another package in each of its major
 * versions, name the test that it sends for. Not the application's own clients: they may talk to
 * others than this application.
 */
final class RestTemplatePostProcessor implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    @Nullable Method getter =
        bean.getClass().getSimpleName().equals("TestRestTemplate")
            ? ClassUtils.getMethodIfAvailable(bean.getClass(), "getRestTemplate")
            : null;
    if (getter != null && ReflectionUtils.invokeMethod(getter, bean) instanceof RestTemplate rest) {
      rest.getInterceptors()
          .add(
              (request, body, execution) -> {
                @Nullable RunningTest test = RunningTests.current();
                if (test != null) {
                  request.getHeaders().set(TestHeader.NAME, test.id());
                }
                return execution.execute(request, body);
              });
    }
    return bean;
  }
}
