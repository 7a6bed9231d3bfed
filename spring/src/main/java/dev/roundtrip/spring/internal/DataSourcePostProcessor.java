package dev.roundtrip.spring.internal;

import dev.roundtrip.Roundtrip;
import java.lang.reflect.Method;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Observes each data source of a context, under the name of its bean. */
public final class DataSourcePostProcessor implements SmartInstantiationAwareBeanPostProcessor {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final ObservedBeans observed;
  private final ConfigurableListableBeanFactory beans;

  /** Observes the beans of one factory. */
  public DataSourcePostProcessor(ObservedBeans observed, ConfigurableListableBeanFactory beans) {
    this.observed = observed;
    this.beans = beans;
  }

  /** For code that is generated ahead of time: the class of the stand-in has to exist by then. */
  @Override
  public Class<?> determineBeanType(Class<?> type, String name) {
    return DataSource.class.isAssignableFrom(type) && !observed.isExcluded(name)
        ? ProxyKind.standInFor(type)
        : type;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
    if (!(bean instanceof DataSource dataSource) || observed.isExcluded(name)) {
      return bean;
    }
    if (isObservedByUrl(dataSource)) {
      observed.observedByUrl(name);
      return bean;
    }
    ProxyKind kind = ProxyKind.of(bean, name, beans);
    if (kind == ProxyKind.NONE) {
      LOG.warn(
          "The DataSource {} is not observed: nothing can stand in for {}, which is final. Let its"
              + " @Bean method return DataSource instead.",
          name,
          bean.getClass().getName());
      return bean;
    }
    Roundtrip roundtrip = observed.roundtrip();
    DataSource wrapped = roundtrip.wrap(dataSource, name);
    return wrapped.equals(bean) ? bean : kind.observed(dataSource, wrapped);
  }

  /** Its statements are recorded beneath, by the Roundtrip of those URLs; once is enough. */
  public static boolean isObservedByUrl(DataSource dataSource) {
    for (String getter : new String[] {"getJdbcUrl", "getUrl"}) {
      @Nullable Method method = ClassUtils.getMethodIfAvailable(dataSource.getClass(), getter);
      try {
        if (method != null) {
          ReflectionUtils.makeAccessible(method);
          if (method.invoke(dataSource) instanceof String url
              && url.startsWith("jdbc:roundtrip:")) {
            return true;
          }
        }
      } catch (ReflectiveOperationException | RuntimeException cannotTell) {
        return false; // Its getter throws: not a URL that it was given, then.
      }
    }
    return false;
  }
}
