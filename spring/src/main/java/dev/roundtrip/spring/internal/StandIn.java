package dev.roundtrip.spring.internal;

import java.lang.reflect.Field;
import javax.sql.DataSource;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.objenesis.SpringObjenesis;

/** Makes objects of the class that stands in for a data source, without running a constructor. */
final class StandIn {

  private StandIn() {}

  /**
   * Stands in for a bean.
   *
   * @param observed who hands out the connections
   * @throws Exception if the class cannot be made
   */
  static Object of(DataSource bean, DataSource observed) throws Exception {
    Object standIn = instance(StandInClass.of(bean.getClass()));
    set(standIn, StandInClass.BEAN, bean);
    set(standIn, StandInClass.OBSERVED, FieldMirror.after(observed, bean, standIn));
    if (StandInClass.isAdvised(bean.getClass())) {
      set(standIn, StandInClass.ADVISED, advised(bean));
    }
    FieldMirror.copy(bean, standIn);
    return standIn;
  }

  /** For those who look for the bean behind a proxy; who wants to advise it makes one around it. */
  private static AdvisedSupport advised(DataSource bean) {
    AdvisedSupport advised = new AdvisedSupport();
    advised.setTarget(bean);
    advised.setProxyTargetClass(true);
    advised.setPreFiltered(true);
    advised.setFrozen(true);
    return advised;
  }

  private static Object instance(Class<?> type) throws ReflectiveOperationException {
    SpringObjenesis objenesis = new SpringObjenesis();
    try {
      if (objenesis.isWorthTrying()) {
        return objenesis.newInstance(type, false);
      }
    } catch (RuntimeException | LinkageError notHere) {
      // In a native image there is only the constructor.
    }
    return type.getConstructor().newInstance();
  }

  private static void set(Object standIn, String name, Object value)
      throws ReflectiveOperationException {
    Field field = standIn.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(standIn, value);
  }
}
