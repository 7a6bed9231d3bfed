package com.acme;

import org.springframework.jms.annotation.JmsListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
public class Listeners {

  private final Items items;

  Listeners(Items items) {
    this.items = items;
  }

  @KafkaListener(topics = "orders")
  public void ordered(String ids) {
    items.total(ids);
  }

  @KafkaListener(id = "refunds", topics = "refunded")
  public void refunded(String ids) {
    items.total(ids);
  }

  @JmsListener(destination = "invoices")
  public void invoiced(String ids) {
    items.total(ids);
  }
}
