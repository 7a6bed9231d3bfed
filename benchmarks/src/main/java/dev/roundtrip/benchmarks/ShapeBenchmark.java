package dev.roundtrip.benchmarks;

import dev.roundtrip.benchmarks.ShapeCorpus.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads one statement after the other of a class of statements; the time is that of one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ShapeBenchmark {
  @Param({"ORM", "REPORT", "INSERT", "VENDOR"})
  public ShapeCorpus corpus = ShapeCorpus.ORM;

  @Param({
    "ROUNDTRIP_HIT",
    "ROUNDTRIP",
    "ROUNDTRIP_NEW",
    "ROUNDTRIP_ALL",
    "OPENTELEMETRY",
    "DRUID",
    "JSQLPARSER"
  })
  public ShapeReader reader = ShapeReader.ROUNDTRIP;

  private Statement[] statements = {};
  private int next;

  @Setup
  public void setUp() {
    statements = corpus.statements().toArray(Statement[]::new);
    corpus.statements().forEach(reader::warmUp);
  }

  @Benchmark
  public @Nullable Object shape() {
    next = next + 1 < statements.length ? next + 1 : 0;
    return reader.readOrReject(statements[next]);
  }
}
