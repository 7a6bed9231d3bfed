package dev.roundtrip.spring.internal;

import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.task.TaskDecorator;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Lets what is handed over to the executors of a context, {@code @Async}, be a part of a whole. */
public final class ExecutorPostProcessor implements BeanPostProcessor {

  private final TaskWrapping tasks;
  private final ConfigurableListableBeanFactory beans;

  /** Looks after the executors of one factory. */
  public ExecutorPostProcessor(TaskWrapping tasks, ConfigurableListableBeanFactory beans) {
    this.tasks = tasks;
    this.beans = beans;
  }

  /** Spring's own take a decorator, as long as they are not initialized. */
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    @Nullable Field field = tasks.concerns(bean) ? decorator(bean) : null;
    if (field != null) {
      ReflectionUtils.makeAccessible(field);
      @Nullable Object existing = ReflectionUtils.getField(field, bean);
      TaskDecorator ours =
          existing instanceof TaskDecorator before
              ? task -> tasks.wrap(before.decorate(task))
              : tasks::wrap;
      ReflectionUtils.setField(field, bean, ours);
    }
    return bean;
  }

  /** The JDK's do not; only who asks for an interface can be given a stand-in without harm. */
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    boolean replaceable =
        bean instanceof Executor
            && tasks.concerns(bean)
            && decorator(bean) == null
            && ProxyKind.isDeclaredByInterface(name, beans);
    return replaceable ? ProxyKind.INTERFACES.proxy(bean, new ExecutorAdvice(tasks)) : bean;
  }

  /** There is a setter, and nothing that tells what was set before: it must not be lost. */
  private static @Nullable Field decorator(Object bean) {
    return bean instanceof Executor
            && ClassUtils.hasMethod(bean.getClass(), "setTaskDecorator", TaskDecorator.class)
        ? ReflectionUtils.findField(bean.getClass(), "taskDecorator", TaskDecorator.class)
        : null;
  }
}
