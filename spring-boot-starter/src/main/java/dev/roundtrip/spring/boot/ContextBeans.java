package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.spring.internal.ObservedBeans;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

/** The Roundtrip of the context, made with the first data source. */
final class ContextBeans implements ObservedBeans {

  private final BeanFactory beans;
  private final Set<String> excluded;

  ContextBeans(BeanFactory beans, Settings settings) {
    this.beans = beans;
    this.excluded = settings.excluded();
  }

  @Override
  public Roundtrip roundtrip() {
    return beans.getBean(Roundtrip.class);
  }

  @Override
  public boolean isExcluded(String name) {
    return excluded.contains(name) || excluded.contains(name.replaceFirst("^scopedTarget\\.", ""));
  }
}
