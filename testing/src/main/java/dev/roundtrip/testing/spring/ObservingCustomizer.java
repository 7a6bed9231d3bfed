package dev.roundtrip.testing.spring;

import dev.roundtrip.spring.internal.DataSourcePostProcessor;
import dev.roundtrip.spring.internal.ExecutorPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/** Lets a context be observed, before its first bean is made; equal to every other one. */
record ObservingCustomizer() implements ContextCustomizer {

  private static final boolean SERVLETS =
      isPresent("jakarta.servlet.Filter")
          && isPresent("org.springframework.web.filter.OncePerRequestFilter")
          && isPresent("org.springframework.web.client.RestTemplate");

  private static boolean isPresent(String type) {
    return ClassUtils.isPresent(type, ObservingCustomizer.class.getClassLoader());
  }

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    if (Boolean.getBoolean("spring.aot.processing")) {
      return; // Code is generated from it, and what we add is not to become a part of that.
    }
    ConfigurableListableBeanFactory beans = context.getBeanFactory();
    ContextSources sources = new ContextSources(beans);
    beans.registerSingleton(ContextSources.NAME, sources);
    if (beans instanceof DefaultSingletonBeanRegistry registry) {
      // Registered first, so it ends last; also if the context cannot be started.
      registry.registerDisposableBean(ContextSources.NAME, sources);
    }
    beans.addBeanPostProcessor(new DataSourcePostProcessor(sources, beans));
    beans.addBeanPostProcessor(new ExecutorPostProcessor(new TasksOfTests(), beans));
    if (SERVLETS && beans instanceof BeanDefinitionRegistry registry) {
      ServletSupport.addTo(context, registry, sources);
    }
  }
}
