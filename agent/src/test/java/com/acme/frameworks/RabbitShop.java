package com.acme.frameworks;

import java.nio.charset.StandardCharsets;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListenerContainer;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.annotation.EnableRabbit;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** No broker: containers are not started, and one message is given to the listener of each. */
@Configuration(proxyBeanMethods = false)
@EnableRabbit
class RabbitShop {

  @Bean
  static SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory() {
    SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
    factory.setConnectionFactory(new CachingConnectionFactory("localhost", 1));
    factory.setAutoStartup(false);
    return factory;
  }

  @Bean
  static SmartLifecycle parcel(RabbitListenerEndpointRegistry containers) {
    return new AtStart(
        () -> {
          MessageProperties properties = new MessageProperties();
          properties.setContentType(MessageProperties.CONTENT_TYPE_TEXT_PLAIN);
          properties.setContentEncoding("UTF-8");
          Message parcel = new Message("a parcel".getBytes(StandardCharsets.UTF_8), properties);
          for (MessageListenerContainer container : containers.getListenerContainers()) {
            if (container instanceof AbstractMessageListenerContainer each
                && each.getMessageListener() instanceof ChannelAwareMessageListener listener) {
              listener.onMessage(parcel, null);
            }
          }
        });
  }
}
