package dev.roundtrip.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** 10,000 virtual threads at once, each of which is one unit of work. Needs Java 21. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseG1GC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, then calls open().
public class VirtualThreadsBenchmark {

  static final int THREADS = 10_000;

  @Param({"STUB", "H2_POOLED"})
  public Database database;

  @Param public Observer observer;

  private JdbcBenchmark work;
  private ExecutorService threads;

  /** For JMH. */
  public VirtualThreadsBenchmark() {}

  @Setup
  public void open() throws Exception {
    threads = threadPerTask();
    work = new JdbcBenchmark();
    work.database = database;
    work.observer = observer;
    work.open();
  }

  @TearDown
  public void close() throws Exception {
    threads.shutdown();
    work.close();
  }

  /** The time of one lookup in a scope, of 10,000 that were handed to as many virtual threads. */
  @Benchmark
  @OperationsPerInvocation(THREADS)
  public long lookupOn10000VirtualThreads() throws Exception {
    List<Future<Long>> running = new ArrayList<>(THREADS);
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(work::lookupInScope));
    }
    long sum = 0;
    for (Future<Long> one : running) {
      sum += one.get();
    }
    return sum;
  }

  /** By its name, because it is compiled for Java 17. */
  private static ExecutorService threadPerTask() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
