package dev.roundtrip.spring.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.aopalliance.aop.Advice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/** What may stand in for a bean so that nobody who asks for it by its type is let down. */
enum ProxyKind {
  SUBCLASS,
  INTERFACES,
  NONE;

  private static final Logger LOG = LoggerFactory.getLogger("dev.roundtrip");

  static ProxyKind of(Object bean, String name, ConfigurableListableBeanFactory beans) {
    Class<?> type = ClassUtils.getUserClass(bean);
    if (Proxy.isProxyClass(type) || !Modifier.isPublic(type.getModifiers())) {
      return INTERFACES;
    }
    if (isSubclassable(type)) {
      return SUBCLASS;
    }
    return isDeclaredByInterface(name, beans) ? INTERFACES : NONE;
  }

  /** A final method would work on the empty fields of the subclass. */
  private static boolean isSubclassable(Class<?> type) {
    if (Modifier.isFinal(type.getModifiers())) {
      return false;
    }
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      for (Method method : each.getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        if (Modifier.isFinal(modifiers)
            && !Modifier.isPrivate(modifiers)
            && !Modifier.isStatic(modifiers)) {
          return false;
        }
      }
    }
    return true;
  }

  static boolean isDeclaredByInterface(String name, ConfigurableListableBeanFactory beans) {
    return beans.containsBeanDefinition(name)
        && beans.getMergedBeanDefinition(name) instanceof RootBeanDefinition definition
        && definition.getResolvedFactoryMethod() != null
        && definition.getResolvedFactoryMethod().getReturnType().isInterface();
  }

  /** The class of what stands in for beans of a type; the type itself if it is that. */
  static Class<?> standInFor(Class<?> type) {
    if (type.isInterface()
        || Proxy.isProxyClass(type)
        || type.getName().contains(ClassUtils.CGLIB_CLASS_SEPARATOR)
        || !Modifier.isPublic(type.getModifiers())
        || !isSubclassable(type)) {
      return type;
    }
    if (StandInClass.isPossible(type)) {
      try {
        return StandInClass.of(type);
      } catch (Exception | LinkageError failure) {
        LOG.debug("No stand-in for {} can be written; CGLIB makes it.", type, failure);
      }
    }
    ProxyFactory factory = new ProxyFactory();
    factory.setTargetClass(type);
    factory.setInterfaces(ClassUtils.getAllInterfacesForClass(type));
    factory.setProxyTargetClass(true);
    return factory.getProxyClass(type.getClassLoader());
  }

  /** Stands in for a data source: another hands out the connections, and the bean does the rest. */
  Object observed(DataSource bean, DataSource observed) {
    if (this == SUBCLASS && StandInClass.isPossible(bean.getClass())) {
      try {
        return StandIn.of(bean, observed);
      } catch (Exception | LinkageError failure) {
        LOG.debug("No stand-in for {} can be written; CGLIB makes it.", bean.getClass(), failure);
      }
    }
    return proxy(bean, new ObservedDataSourceAdvice(observed));
  }

  Object proxy(Object bean, Advice advice) {
    ProxyFactory factory = new ProxyFactory();
    factory.setTarget(bean);
    factory.setInterfaces(ClassUtils.getAllInterfaces(bean));
    factory.setProxyTargetClass(this == SUBCLASS);
    factory.addAdvice(advice);
    Object standIn = factory.getProxy(bean.getClass().getClassLoader());
    FieldMirror.copy(bean, standIn);
    return standIn;
  }
}
