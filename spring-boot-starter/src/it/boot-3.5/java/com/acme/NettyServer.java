package com.acme;

import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat is there as well, and would be taken. */
@Configuration(proxyBeanMethods = false)
public class NettyServer {

  @Bean
  NettyReactiveWebServerFactory server() {
    return new NettyReactiveWebServerFactory();
  }
}
