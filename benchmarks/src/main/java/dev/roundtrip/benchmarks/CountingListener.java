package dev.roundtrip.benchmarks;

import com.p6spy.engine.common.StatementInformation;
import com.p6spy.engine.event.SimpleJdbcEventListener;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The least that p6spy can do with an execution. */
final class CountingListener extends SimpleJdbcEventListener {

  final LongAdder executions = new LongAdder();

  @Override
  public void onAfterAnyExecute(
      StatementInformation statement, long elapsedNanos, @Nullable SQLException e) {
    executions.increment();
  }
}
