package dev.roundtrip.testing.spring;

import dev.roundtrip.testing.internal.RunningTests;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Takes the test of the calling thread along with each task, whatever method it is given to. */
final class ExecutorAdvice implements MethodInterceptor {

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    @Nullable Object[] arguments = invocation.getArguments();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = wrapped(arguments[i]);
    }
    return invocation.proceed();
  }

  private static @Nullable Object wrapped(@Nullable Object argument) {
    if (argument instanceof Runnable task) {
      return RunningTests.wrap(task);
    }
    if (argument instanceof Callable<?> task) {
      return RunningTests.wrap(task);
    }
    return argument instanceof Collection<?> tasks
        ? tasks.stream().map(ExecutorAdvice::wrapped).toList()
        : argument;
  }
}
