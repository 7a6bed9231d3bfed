package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.spring.internal.DataSourcePostProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says once, when the application is ready, which data sources are observed, and why others are
 * not: whoever hears nothing should not have to guess. Sends no statement and takes no connection.
 */
final class SelfCheck implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final Roundtrip roundtrip;
  private final ConfigurableListableBeanFactory beans;
  private final Settings settings;

  SelfCheck(Roundtrip roundtrip, ConfigurableListableBeanFactory beans, Settings settings) {
    this.roundtrip = roundtrip;
    this.beans = beans;
    this.settings = settings;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    Map<String, String> gaps = new TreeMap<>();
    List<String> observed = new ArrayList<>();
    // Those that were not made yet are observed when they are.
    String[] names = beans.getBeanNamesForType(DataSource.class, true, false);
    Arrays.sort(names);
    for (String name : names) {
      if (settings.excluded().contains(name)) {
        gaps.put(name, "excluded by roundtrip.exclude");
      } else if (!beans.containsSingleton(name) || isObserved(name)) {
        observed.add(name);
      } else {
        gaps.put(name, "nothing can stand in for its class, which is final or hidden");
      }
    }
    tell(observed, gaps);
  }

  private boolean isObserved(String name) {
    Object bean = beans.getBean(name);
    return bean instanceof DataSource dataSource
        && (roundtrip.isObserved(dataSource)
            || DataSourcePostProcessor.isObservedByUrl(dataSource));
  }

  private void tell(List<String> observed, Map<String, String> gaps) {
    if (observed.isEmpty() && gaps.isEmpty()) {
      LOG.info("Roundtrip observes nothing: this application has no DataSource bean.");
      return;
    }
    StringBuilder text = new StringBuilder("Roundtrip observes ");
    text.append(observed.isEmpty() ? "nothing" : String.join(", ", observed));
    text.append(", with the defaults of ").append(settings.runsIn());
    gaps.forEach((name, why) -> text.append("; not ").append(name).append(": ").append(why));
    if (observed.isEmpty()) {
      LOG.warn("{}", text);
    } else {
      LOG.info("{}", text);
    }
  }
}
