package dev.roundtrip.internal.datasourceproxy;

import dev.roundtrip.internal.probe.ConnectionProbe;
import dev.roundtrip.internal.probe.DataSourceProbe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the events: to a lease, and there to a statement or to rows. An error of ours ends here.
 * Thread-safe.
 */
public final class ProxyListener {

  private static final String KEY = "dev.roundtrip";

  private final @Nullable DataSourceProbe probe;
  private final Leases leases = new Leases();

  /** A listener for one data source; with null it does nothing. */
  public ProxyListener(@Nullable DataSourceProbe probe) {
    this.probe = probe;
  }

  /** A statement is about to be sent, or rows of one were asked for. */
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    DataSourceProbe source = probe;
    if (source == null || !isExecution(execution)) {
      return;
    }
    try {
      SentStatement sent = new SentStatement(lease(source, execution), execution, queries);
      execution.addCustomValue(KEY, sent);
      sent.begin();
    } catch (Throwable failure) {
      source.failed("An execution of datasource-proxy could not be counted.", failure);
    }
  }

  /** The driver has returned or thrown. */
  public void afterQuery(ExecutionInfo execution) {
    DataSourceProbe source = probe;
    if (source == null || !isExecution(execution)) {
      return;
    }
    try {
      SentStatement sent = execution.getCustomValue(KEY, SentStatement.class);
      if (sent != null) {
        sent.complete(execution);
      }
    } catch (Throwable failure) {
      source.failed("An execution of datasource-proxy could not be counted.", failure);
    }
  }

  /** A JDBC method is about to be called. */
  public void beforeMethod(MethodExecutionContext call) {
    DataSourceProbe source = probe;
    if (source == null) {
      return;
    }
    try {
      if (call.getTarget() instanceof ResultSet) {
        Lease lease = leases.find(call);
        ReadRows rows = lease == null ? null : lease.rows(call.getProxy());
        if (rows != null) {
          rows.before(call);
        }
      } else {
        call.addCustomValue(KEY, source.begin());
      }
    } catch (Throwable failure) {
      source.failed("A call through datasource-proxy was not seen.", failure);
    }
  }

  /** A JDBC method has returned or thrown. */
  public void afterMethod(MethodExecutionContext call) {
    DataSourceProbe source = probe;
    if (source == null) {
      return;
    }
    try {
      if (call.getTarget() instanceof ResultSet) {
        rowsRead(call);
      } else if (call.getTarget() instanceof Connection) {
        connectionCalled(call);
      } else if (call.getTarget() instanceof Statement) {
        resultAskedFor(call);
      } else if (call.getResult() instanceof Connection connection) {
        Long start = call.getCustomValue(KEY, Long.class);
        String id = call.getConnectionInfo().getConnectionId();
        ConnectionProbe acquired = source.acquired(start == null ? 0 : start, connection);
        if (call.getTarget() instanceof DataSource beneath) {
          acquired.comesFrom(beneath);
        }
        if (call.getMethod().getParameterCount() > 0) {
          acquired.acquiredSpecially();
        }
        leases.open(id, new Lease(acquired));
      }
    } catch (Throwable failure) {
      source.failed("A call through datasource-proxy was not seen.", failure);
    }
  }

  /** Listeners are also told of getResultSet() and getGeneratedKeys(), which send nothing. */
  private static boolean isExecution(ExecutionInfo execution) {
    return execution.getMethod().getName().startsWith("execute");
  }

  private Lease lease(DataSourceProbe source, ExecutionInfo execution) throws SQLException {
    String id = execution.getConnectionId();
    Lease known = leases.find(id);
    if (known != null) {
      return known;
    }
    // No method listener told that it was acquired. Asked once for each connection.
    Connection connection = execution.getStatement().getConnection();
    return leases.open(id, new Lease(source.acquired(source.begin(), connection)));
  }

  private void rowsRead(MethodExecutionContext call) {
    Lease lease = leases.find(call);
    ReadRows rows = lease == null ? null : lease.rows(call.getProxy());
    if (lease != null && rows != null && rows.after(call)) {
      lease.forget(call.getProxy());
    }
  }

  private void resultAskedFor(MethodExecutionContext call) {
    Lease lease = leases.find(call);
    if (lease != null
        && call.getMethod().getName().equals("getResultSet")
        && call.getResult() instanceof ResultSet rows) {
      lease.readLast(call.getTarget(), rows);
    }
  }

  private void connectionCalled(MethodExecutionContext call) {
    Lease lease = leases.find(call);
    if (lease == null) {
      return;
    }
    Long start = call.getCustomValue(KEY, Long.class);
    if (lease.called(call, start == null ? 0 : start)) {
      leases.close(call.getConnectionInfo().getConnectionId());
    }
  }
}
