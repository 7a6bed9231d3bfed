package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.lang.reflect.Method;
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

  private final BeanFactory beans;

  ScopedEventListenerFactory(BeanFactory beans) {
    this.beans = beans;
    setOrder(ORDER);
  }

  @Override
  public ApplicationListener<?> createApplicationListener(
      String beanName, Class<?> type, Method method) {
    super.createApplicationListener(beanName, type, method); // For what it says is not right.
    return new Listener(beans, beanName, type, method);
  }

  private static final class Listener extends TransactionalApplicationListenerMethodAdapter {

    private final BeanFactory beans;
    private final String scopeName;

    Listener(BeanFactory beans, String beanName, Class<?> type, Method method) {
      super(beanName, type, method);
      this.beans = beans;
      this.scopeName =
          "@TransactionalEventListener "
              + ClassUtils.getUserClass(type).getSimpleName()
              + "."
              + method.getName();
    }

    @Override
    public void processEvent(ApplicationEvent event) {
      try (Scope scope = beans.getBean(Roundtrip.class).openDetachedScope(scopeName);
          Scope.Entered entered = scope.enterOnThisThread()) {
        super.processEvent(event);
      }
    }
  }
}
