package dev.roundtrip.testing.spring;

import dev.roundtrip.Roundtrip;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Observes each data source of a context, under the name of its bean. */
final class DataSourcePostProcessor implements BeanPostProcessor {

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  private final ContextSources sources;
  private final ConfigurableListableBeanFactory beans;

  DataSourcePostProcessor(ContextSources sources, ConfigurableListableBeanFactory beans) {
    this.sources = sources;
    this.beans = beans;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
    if (!(bean instanceof DataSource dataSource)) {
      return bean;
    }
    if (isObservedByUrl(dataSource)) {
      sources.useUrls();
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
    Roundtrip roundtrip = sources.roundtrip();
    DataSource observed = roundtrip.wrap(dataSource, name);
    return observed.equals(bean) ? bean : kind.proxy(bean, new ObservedDataSourceAdvice(observed));
  }

  /** Its statements are recorded beneath, by the Roundtrip of those URLs; once is enough. */
  private static boolean isObservedByUrl(DataSource dataSource) {
    try {
      BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
      for (String property : new String[] {"jdbcUrl", "url"}) {
        if (properties.isReadableProperty(property)
            && properties.getPropertyValue(property) instanceof String url
            && url.startsWith("jdbc:roundtrip:")) {
          return true;
        }
      }
    } catch (BeansException cannotTell) {
      return false; // Its getter throws: not a URL that it was given, then.
    }
    return false;
  }
}
