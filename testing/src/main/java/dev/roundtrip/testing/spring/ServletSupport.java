package dev.roundtrip.testing.spring;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** What is loaded only where there are servlets. */
final class ServletSupport {

  private static final String FILTER = "dev.roundtrip.testing.spring.requestFilter";

  private ServletSupport() {}

  static void addTo(
      ConfigurableApplicationContext context,
      BeanDefinitionRegistry registry,
      ContextSources sources) {
    if (!(context instanceof WebApplicationContext)) {
      return;
    }
    RootBeanDefinition filter =
        new RootBeanDefinition(RequestFilter.class, () -> new RequestFilter(sources));
    // The application's filters are asked for by their type, and this is none of them.
    filter.setAutowireCandidate(false);
    registry.registerBeanDefinition(FILTER, filter);
    context.getBeanFactory().addBeanPostProcessor(new RestTemplatePostProcessor());
  }
}
