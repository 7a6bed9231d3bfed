package dev.roundtrip.spring.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Gives a stand-in the fields of its bean: Spring Boot reads the pool of a {@code HikariDataSource}
 * from its private field, for the gauges, and a subclass that was made without a constructor has
 * only empty ones. Hikari makes its pool with the first connection; later nothing changes.
 */
final class FieldMirror {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final AtomicBoolean done = new AtomicBoolean();

  /** After a connection was handed out; does its work once. */
  void connected(Object bean, Object standIn) {
    if (!done.get() && done.compareAndSet(false, true)) {
      copy(bean, standIn);
    }
  }

  /** Has the fields copied after the first connection, where that matters. */
  static DataSource after(DataSource observed, Object bean, Object standIn) {
    return isHikari(bean.getClass())
        ? new MirroringDataSource(observed, bean, standIn, new FieldMirror())
        : observed;
  }

  static void copy(Object bean, Object standIn) {
    if (!bean.getClass().isInstance(standIn) || !isHikari(bean.getClass())) {
      return;
    }
    try {
      ReflectionUtils.shallowCopyFieldState(bean, standIn);
    } catch (RuntimeException | LinkageError failure) {
      LOG.debug("The fields of {} cannot be copied to its stand-in.", bean.getClass(), failure);
    }
  }

  private static boolean isHikari(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      if (each.getName().equals("com.zaxxer.hikari.HikariDataSource")) {
        return true;
      }
    }
    return false;
  }
}
