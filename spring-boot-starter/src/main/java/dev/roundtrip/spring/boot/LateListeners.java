package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingListener;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Passes findings on to the application's listener beans once the context's beans are there: one of
 * them may need the very data source that is being made. What is found before that is in the log
 * only.
 */
final class LateListeners implements FindingListener, SmartInitializingSingleton {

  private final ObjectProvider<FindingListener> beans;
  private volatile @Nullable List<FindingListener> known;

  LateListeners(ObjectProvider<FindingListener> beans) {
    this.beans = beans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    known = beans.orderedStream().filter(listener -> !(listener instanceof LateListeners)).toList();
  }

  @Override
  public void onFinding(Finding finding) {
    @Nullable List<FindingListener> listeners = known;
    if (listeners != null) {
      listeners.forEach(listener -> listener.onFinding(finding));
    }
  }
}
