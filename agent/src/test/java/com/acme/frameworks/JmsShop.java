package com.acme.frameworks;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.core.JmsTemplate;

/** A broker inside of this program, and one message in it. */
@Configuration(proxyBeanMethods = false)
@EnableJms
class JmsShop {

  @Bean(initMethod = "start", destroyMethod = "stop")
  static EmbeddedActiveMQ broker() throws Exception {
    return new EmbeddedActiveMQ()
        .setConfiguration(
            new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("inside", "vm://0"));
  }

  @Bean
  @DependsOn("broker")
  static ConnectionFactory connectionFactory() {
    return new ActiveMQConnectionFactory("vm://0");
  }

  @Bean
  static DefaultJmsListenerContainerFactory jmsListenerContainerFactory(ConnectionFactory factory) {
    DefaultJmsListenerContainerFactory containers = new DefaultJmsListenerContainerFactory();
    containers.setConnectionFactory(factory);
    containers.setReceiveTimeout(100L);
    return containers;
  }

  @Bean
  static SmartLifecycle invoice(ConnectionFactory factory) {
    return new AtStart(() -> new JmsTemplate(factory).convertAndSend("invoices", "an invoice"));
  }
}
