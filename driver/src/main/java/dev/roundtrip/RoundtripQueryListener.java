package dev.roundtrip;

import dev.roundtrip.internal.datasourceproxy.ProxyListener;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Observes what passes through datasource-proxy, for applications that have it in their chain. Add
 * it as a query listener and as a method listener, and let result sets be proxied:
 *
 * <pre>{@code
 * RoundtripQueryListener listener = new RoundtripQueryListener(roundtrip);
 * ProxyDataSourceBuilder.create(dataSource)
 *     .listener(listener)
 *     .methodListener(listener)
 *     .proxyResultSet()
 *     .build();
 * }</pre>
 *
 * <p>Without the method listener, leases, transactions and autocommit are not seen. Without proxied
 * result sets, rows and read values are not seen, so that no N+1 can be proved by them: it is a
 * lookup in a loop then, reported from more executions on. One listener serves one data source.
 * Thread-safe.
 */
public final class RoundtripQueryListener
    implements QueryExecutionListener, MethodExecutionListener {

  private final ProxyListener listener;

  /** Reports to {@code roundtrip}. */
  public RoundtripQueryListener(Roundtrip roundtrip) {
    this.listener = new ProxyListener(roundtrip.newProbe());
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    listener.beforeQuery(execution, queries);
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    listener.afterQuery(execution);
  }

  @Override
  public void beforeMethod(MethodExecutionContext call) {
    listener.beforeMethod(call);
  }

  @Override
  public void afterMethod(MethodExecutionContext call) {
    listener.afterMethod(call);
  }
}
