package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Each request is a scope, with or without Micrometer. */
@AutoConfiguration(after = RoundtripAutoConfiguration.class)
@ConditionalOnClass({Filter.class, OncePerRequestFilter.class, HandlerMapping.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Roundtrip.class)
class ServletConfiguration {

  @Bean
  FilterRegistrationBean<RequestScopeFilter> roundtripRequestScopeFilter(
      Roundtrip roundtrip, Handlers handlers, Settings settings) {
    FilterRegistrationBean<RequestScopeFilter> registration =
        new FilterRegistrationBean<>(
            new RequestScopeFilter(roundtrip, handlers, settings.serverTiming()));
    registration.setName("roundtripRequestScopeFilter");
    // Just inside of Spring's filter for observations: findings are events of the request's span.
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    registration.setAsyncSupported(true);
    return registration;
  }
}
