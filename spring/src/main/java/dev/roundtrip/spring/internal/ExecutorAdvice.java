package dev.roundtrip.spring.internal;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Wraps each task, whatever method it is given to. */
final class ExecutorAdvice implements MethodInterceptor {

  private final TaskWrapping wrapping;

  ExecutorAdvice(TaskWrapping wrapping) {
    this.wrapping = wrapping;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    @Nullable Object[] arguments = invocation.getArguments();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = wrapped(arguments[i]);
    }
    return invocation.proceed();
  }

  private @Nullable Object wrapped(@Nullable Object argument) {
    if (argument instanceof Runnable task) {
      return wrapping.wrap(task);
    }
    if (argument instanceof Callable<?> task) {
      return wrapping.wrap(task);
    }
    return argument instanceof Collection<?> tasks
        ? tasks.stream().map(this::wrapped).toList()
        : argument;
  }
}
