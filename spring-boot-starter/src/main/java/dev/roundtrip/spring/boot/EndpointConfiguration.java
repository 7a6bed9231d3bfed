package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Remembers what was found and sent, but only where somebody can ask for it. */
@AutoConfiguration(before = RoundtripAutoConfiguration.class)
@ConditionalOnClass({Roundtrip.class, Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnProperty(name = "roundtrip.enabled", matchIfMissing = true)
@ConditionalOnAvailableEndpoint(endpoint = RoundtripEndpoint.class)
class EndpointConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  Recent roundtripRecent(Settings settings) {
    return new Recent(settings.history(), Clock.systemUTC());
  }

  @Bean
  RoundtripEndpoint roundtripEndpoint(Roundtrip roundtrip, Recent recent) {
    return new RoundtripEndpoint(roundtrip, recent);
  }
}
