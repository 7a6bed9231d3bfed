package dev.roundtrip.internal.datasourceproxy;

import dev.roundtrip.internal.probe.StatementProbe;
import java.io.InputStream;
import java.io.Reader;
import java.sql.ResultSet;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.StatementType;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.jspecify.annotations.Nullable;

/** One execution, from the moment before it is sent until the driver returns. */
final class SentStatement {

  private final Lease lease;
  private final StatementProbe probe;

  /** What is sent if it is neither prepared nor a batch. */
  private final @Nullable String text;

  private long start;

  SentStatement(Lease lease, ExecutionInfo execution, List<QueryInfo> queries) {
    this.lease = lease;
    boolean prepared = execution.getStatementType() != StatementType.STATEMENT;
    QueryInfo query = queries.isEmpty() ? new QueryInfo() : queries.get(0);
    probe = prepared ? lease.probe().prepared(null, query.getQuery()) : lease.probe().created(null);
    text = prepared || execution.isBatch() ? null : query.getQuery();
    if (prepared) {
      query.getParametersList().stream().limit(1).forEach(this::bind);
    }
    if (execution.isBatch()) {
      if (prepared) {
        query.getParametersList().forEach(row -> probe.batchAdded());
      } else {
        queries.forEach(added -> probe.batchAdded(added.getQuery()));
      }
    }
  }

  /** Last of all that is done before the driver is called. */
  void begin() {
    start = text == null ? probe.begin() : probe.begin(text);
  }

  void complete(ExecutionInfo execution) {
    Throwable thrown = execution.getThrowable();
    if (!execution.isSuccess()) {
      probe.failed(start, thrown == null ? new IllegalStateException("no exception") : thrown);
    } else if (execution.isBatch()) {
      probe.batched(start, (int[]) null);
    } else if (execution.getResult() instanceof ResultSet rows) {
      lease.read(rows, probe.queried(start));
    } else {
      probe.executed(start, Boolean.TRUE.equals(execution.getResult()));
      lease.executed(execution.getStatement(), probe);
    }
  }

  private void bind(List<ParameterSetOperation> operations) {
    for (ParameterSetOperation operation : operations) {
      Object[] arguments = operation.getArgs();
      if (arguments[0] instanceof Integer index) {
        bind(index, operation, arguments);
      } else if (arguments[0] instanceof String name) {
        probe.bindNamed(name);
      }
    }
  }

  private void bind(int index, ParameterSetOperation operation, Object[] arguments) {
    Object value = arguments[1];
    if (ParameterSetOperation.isRegisterOutParameterOperation(operation)) {
      return;
    }
    if (ParameterSetOperation.isSetNullParameterOperation(operation)) {
      if (value instanceof Integer type) {
        probe.bindNull(index, type);
      } else {
        probe.bindNull(index);
      }
    } else if (value instanceof InputStream || value instanceof Reader) {
      probe.bindOpaque(index);
    } else {
      probe.bindObject(index, value);
    }
  }
}
