package dev.roundtrip.spring.internal;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/** Has connections handed out by the observed data source, and all else done by the bean itself. */
final class ObservedDataSourceAdvice implements MethodInterceptor {

  private static final Set<String> OBSERVED =
      Set.of("getConnection", "createConnectionBuilder", "unwrap", "isWrapperFor");

  private final DataSource observed;
  private final FieldMirror fields = new FieldMirror();

  ObservedDataSourceAdvice(DataSource observed) {
    this.observed = observed;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    Method called = invocation.getMethod();
    @Nullable Method method =
        OBSERVED.contains(called.getName())
            ? ClassUtils.getMethodIfAvailable(
                DataSource.class, called.getName(), called.getParameterTypes())
            : null;
    if (method == null) {
      return invocation.proceed();
    }
    @Nullable Object result =
        AopUtils.invokeJoinpointUsingReflection(observed, method, invocation.getArguments());
    if (result instanceof Connection
        && invocation instanceof ProxyMethodInvocation call
        && invocation.getThis() != null) {
      fields.connected(invocation.getThis(), call.getProxy());
    }
    return result;
  }
}
