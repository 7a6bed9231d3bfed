package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/**
 * Learns which statement each method of a repository sends first. Once it is known, a call costs a
 * look into a map.
 */
final class RepositoryPostProcessor implements BeanPostProcessor {

  private final BeanFactory beans;

  RepositoryPostProcessor(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof RepositoryFactoryBeanSupport<?, ?, ?> factory) {
      factory.addRepositoryFactoryCustomizer(
          support ->
              support.addRepositoryProxyPostProcessor(
                  (proxy, repository) ->
                      proxy.addAdvice(
                          0,
                          new Learning(
                              beans, repository.getRepositoryInterface().getSimpleName()))));
    }
    return bean;
  }

  private static final class Learning implements MethodInterceptor {

    private final ObjectProvider<RepositoryMethods> methods;
    private final LazyRoundtrip roundtrips;
    private final String repository;
    private final Map<Method, Boolean> known = new ConcurrentHashMap<>();

    Learning(BeanFactory beans, String repository) {
      this.methods = beans.getBeanProvider(RepositoryMethods.class);
      this.roundtrips = new LazyRoundtrip(beans);
      this.repository = repository;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
      if (known.containsKey(call.getMethod())) {
        return call.proceed();
      }
      @Nullable Roundtrip roundtrip = roundtrips.get();
      @Nullable Scope scope = roundtrip == null ? null : roundtrip.currentScope().orElse(null);
      if (scope == null) {
        return call.proceed();
      }
      long before = scope.statements();
      @Nullable Object result = call.proceed();
      scope
          .statement(before)
          .ifPresent(
              shape -> {
                known.put(call.getMethod(), true);
                methods.ifAvailable(
                    names ->
                        names.sent(
                            shape.fingerprint(),
                            repository + "." + call.getMethod().getName() + "()"));
              });
      return result;
    }
  }
}
