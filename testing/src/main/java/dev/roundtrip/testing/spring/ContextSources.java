package dev.roundtrip.testing.spring;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import dev.roundtrip.spring.internal.ObservedBeans;
import dev.roundtrip.testing.internal.FrameworkSources;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The Roundtrip of one context; ends with it. Thread-safe. */
final class ContextSources implements ObservedBeans, DisposableBean {

  static final String NAME = "dev.roundtrip.testing.spring.contextSources";

  private final ConfigurableListableBeanFactory beans;
  private final AtomicReference<@Nullable Roundtrip> known = new AtomicReference<>();
  private volatile boolean own;
  private volatile boolean urls;

  ContextSources(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  /** The context's bean, if it has one, as that observes its data sources already; or a new one. */
  @Override
  public Roundtrip roundtrip() {
    @Nullable Roundtrip existing = known.get();
    if (existing != null) {
      return existing;
    }
    String[] names = beans.getBeanNamesForType(Roundtrip.class, true, false);
    boolean make = names.length != 1;
    Roundtrip candidate =
        make ? Roundtrip.fromConfiguration().build() : beans.getBean(names[0], Roundtrip.class);
    if (known.compareAndSet(null, candidate)) {
      own = make;
      return candidate;
    }
    if (make) {
      candidate.close();
    }
    return roundtrip();
  }

  /** A data source of the context is observed by its URL. */
  @Override
  public void observedByUrl(String name) {
    urls = true;
  }

  /** What tests of the context record. */
  List<Roundtrip> roundtrips() {
    return urls ? List.of(roundtrip(), RoundtripDriver.roundtrip()) : List.of(roundtrip());
  }

  @Override
  public void destroy() {
    @Nullable Roundtrip roundtrip = known.get();
    if (roundtrip != null) {
      FrameworkSources.remove(roundtrip);
      if (own) {
        roundtrip.close();
      }
    }
  }
}
