package dev.roundtrip.spring.boot;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * A chunk of a step of Spring Batch is a unit of work: one transaction, which Batch marks by no
 * observation. A step that runs for hours would tell what it found only at its end. Thread-safe.
 */
final class ChunkScopes implements TransactionExecutionListener {

  /** Spring names a transaction by the method that wants it; Batch's own keep the job's state. */
  private static final String OF_BATCH = "org.springframework.batch.";

  private final LazyRoundtrip roundtrips;
  private final OpenSteps steps;
  private final Map<TransactionExecution, Chunk> chunks = new ConcurrentHashMap<>();

  private record Chunk(Scope scope, Scope.Entered entered) {

    void end() {
      entered.close();
      scope.close();
    }
  }

  ChunkScopes(BeanFactory beans, OpenSteps steps) {
    this.roundtrips = new LazyRoundtrip(beans);
    this.steps = steps;
  }

  @Override
  public void beforeBegin(TransactionExecution transaction) {
    @Nullable String step = steps.nameOfCurrent();
    @Nullable Roundtrip roundtrip = step == null ? null : roundtrips.get();
    if (roundtrip != null && !transaction.getTransactionName().startsWith(OF_BATCH)) {
      Scope scope = roundtrip.openDetachedScope("chunk of " + step);
      chunks.put(transaction, new Chunk(scope, scope.enterOnThisThread()));
    }
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure != null) {
      end(transaction);
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    end(transaction);
  }

  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    end(transaction);
  }

  private void end(TransactionExecution transaction) {
    @Nullable Chunk chunk = chunks.remove(transaction);
    if (chunk != null) {
      chunk.end();
    }
  }
}
