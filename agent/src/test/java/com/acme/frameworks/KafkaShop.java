package com.acme.frameworks;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Spring's containers, over the consumer that Kafka has for tests: it needs no broker. */
@Configuration(proxyBeanMethods = false)
@EnableKafka
class KafkaShop {

  @Bean
  static ConcurrentKafkaListenerContainerFactory<String, String> kafkaListenerContainerFactory() {
    ConcurrentKafkaListenerContainerFactory<String, String> factory =
        new ConcurrentKafkaListenerContainerFactory<>();
    factory.setConsumerFactory(new TwoRecords());
    factory.getContainerProperties().setPollTimeout(Duration.ofMillis(50).toMillis());
    return factory;
  }

  /** Makes consumers of what there is: two returns at once, one of everything else. */
  private static final class TwoRecords extends DefaultKafkaConsumerFactory<String, String> {

    TwoRecords() {
      super(Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false));
    }

    @Override
    protected Consumer<String, String> createRawConsumer(Map<String, Object> configuration) {
      return new MockConsumer<>("earliest") {
        @Override
        public synchronized void subscribe(
            Collection<String> topics, ConsumerRebalanceListener listener) {
          super.subscribe(topics, listener);
          String topic = topics.iterator().next();
          TopicPartition partition = new TopicPartition(topic, 0);
          int records = topic.equals("returns") ? 2 : 1;
          updateBeginningOffsets(Map.of(partition, 0L));
          updateEndOffsets(Map.of(partition, (long) records));
          schedulePollTask(
              () -> {
                rebalance(List.of(partition));
                for (int i = 0; i < records; i++) {
                  addRecord(new ConsumerRecord<>(topic, 0, i, "key", "order " + i));
                }
              });
        }
      };
    }
  }
}
