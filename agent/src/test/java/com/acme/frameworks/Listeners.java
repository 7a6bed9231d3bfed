package com.acme.frameworks;

import com.acme.Shop;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;

/** Each gets one message. */
class Listeners {

  static final int MESSAGES = 5;

  private final DataSource dataSource;
  private final CountDownLatch background;

  Listeners(DataSource dataSource, CountDownLatch background) {
    this.dataSource = dataSource;
    this.background = background;
  }

  @KafkaListener(topics = "orders", groupId = "shop")
  void ordered(String order) throws Exception {
    work();
  }

  @KafkaListener(topics = "returns", groupId = "shop", batch = "true")
  void returned(List<String> orders) throws Exception {
    for (String order : orders) {
      System.out.println(order + " was returned");
    }
    work();
  }

  @JmsListener(destination = "invoices")
  void invoiced(String invoice) throws Exception {
    work();
  }

  @RabbitListener(queues = "parcels")
  void delivered(String parcel) throws Exception {
    work();
  }

  private void work() throws Exception {
    Shop.walkTwice(dataSource);
    background.countDown();
  }

  /** Finds the method by what the message is. */
  @KafkaListener(topics = "refunds", groupId = "shop")
  static class Refunds {

    private final Listeners listeners;

    Refunds(Listeners listeners) {
      this.listeners = listeners;
    }

    @KafkaHandler
    void refunded(String refund) throws Exception {
      listeners.work();
    }
  }
}
