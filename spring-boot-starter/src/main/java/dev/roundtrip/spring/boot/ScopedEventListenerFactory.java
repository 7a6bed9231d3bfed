package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;
import org.springframework.util.ClassUtils;

/** Makes listeners as Spring does, each of which works in a scope of its own. */
final class ScopedEventListenerFactory extends RestrictedTransactionalEventListenerFactory {

  /** Asked before Spring's, which has 50. */
  private static final int ORDER = 49;

  private final LazyRoundtrip roundtrips;

  ScopedEventListenerFactory(BeanFactory beans) {
    this.roundtrips = new LazyRoundtrip(beans);
    setOrder(ORDER);
  }

  @Override
  public ApplicationListener<?> createApplicationListener(
      String beanName, Class<?> type, Method method) {
    super.createApplicationListener(beanName, type, method); // For what it says is not right.
    return new Listener(roundtrips, beanName, type, method);
  }

  private static final class Listener extends TransactionalApplicationListenerMethodAdapter {

    private final LazyRoundtrip roundtrips;
    private final String scopeName;

    Listener(LazyRoundtrip roundtrips, String beanName, Class<?> type, Method method) {
      super(beanName, type, method);
      this.roundtrips = roundtrips;
      this.scopeName =
          "@TransactionalEventListener "
              + ClassUtils.getUserClass(type).getSimpleName()
              + "."
              + method.getName();
    }

    @Override
    public void processEvent(ApplicationEvent event) {
      @Nullable Roundtrip roundtrip = roundtrips.get();
      if (roundtrip == null) {
        super.processEvent(event);
        return;
      }
      try (Scope scope = roundtrip.openDetachedScope(scopeName);
          Scope.Entered entered = scope.enterOnThisThread()) {
        super.processEvent(event);
      }
    }
  }
}
