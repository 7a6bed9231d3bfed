package dev.roundtrip.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.probe.OwnFailures;
import dev.roundtrip.internal.scope.Replay;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.SqlReader;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How often a database is asked, and what happens when it does not answer. */
class ExplainerTests {

  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong clock = new AtomicLong(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final OwnFailures failures = new OwnFailures();
  private final DataSource h2 = counted("jdbc:h2:mem:explainer;DB_CLOSE_DELAY=-1");
  private Explainer explainer = explainer(60, Duration.ofSeconds(30));

  private Explainer explainer(int perMinute, Duration patience) {
    return new Explainer(
        new ExplainSettings(HOUR, perMinute, 0, false, patience, true), failures, null, clock::get);
  }

  @AfterEach
  void nothingFailed() {
    explainer.close();
    assertThat(failures.count()).isZero();
  }

  @Test
  void answerHoldsForAPeriod() throws InterruptedException {
    assertThat(ask(h2, "select 1").plan()).isNotNull();
    assertThat(ask(h2, "select 1").plan()).isNotNull();
    assertThat(connections).hasValue(1);

    clock.addAndGet(HOUR.toNanos());
    assertThat(ask(h2, "select 1").plan()).isNotNull();
    assertThat(connections).hasValue(2);
  }

  @Test
  void reasonForNoPlanHoldsForAPeriodToo() throws InterruptedException {
    Answer first = ask(h2, "select * from nowhere");
    assertThat(first.reason()).startsWith("it reads a table that a connection of our own");
    assertThat(ask(h2, "select * from nowhere")).isEqualTo(first);
    assertThat(connections).hasValue(1);
  }

  @Test
  void onlySoManyAreAskedInAMinute() throws InterruptedException {
    explainer = explainer(1, Duration.ofSeconds(30));
    assertThat(ask(h2, "select 1, 2").plan()).isNotNull();
    assertThat(ask(h2, "select 1 as x from dual").reason())
        .isEqualTo("enough plans were asked for in this minute");
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(ask(h2, "select 1 as x from dual").plan()).isNotNull();
  }

  /** A socket that accepts and never answers: the driver waits in it without end. */
  @Test
  void serverThatHangsIsGivenUp() throws Exception {
    explainer = explainer(60, Duration.ofMillis(200));
    PGSimpleDataSource hanging = new PGSimpleDataSource();
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      hanging.setURL("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/hangs");
      assertThat(ask(hanging, "select 1").reason())
          .startsWith("neither the data source nor the database answered within");
      assertThat(ask(hanging, "select 2, 3").reason())
          .isEqualTo("an earlier question is not answered yet");
    }
  }

  @Test
  void onceAnOverdueQuestionIsAnsweredOthersAreAskedAgain() throws Exception {
    explainer = explainer(60, Duration.ofMillis(200));
    CountDownLatch goOn = new CountDownLatch(1);
    DataSource slow =
        counted("jdbc:h2:mem:explainer;DB_CLOSE_DELAY=-1", () -> goOn.await(1, TimeUnit.MINUTES));
    assertThat(ask(slow, "select 1").plan()).isNull();
    assertThat(ask(h2, "select 2, 3").reason())
        .isEqualTo("an earlier question is not answered yet");

    goOn.countDown();
    Answer behind;
    do { // It waits for its turn, and for no longer than it has patience.
      behind = explainer.askNow(replay(h2, "select 4, 5, 6"), shape("select 4, 5, 6"));
    } while (behind.plan() == null);
    assertThat(ask(h2, "select 7, 8, 9, 10").plan()).isNotNull();
  }

  @Test
  void waitingQuestionsAreAnsweredWhenItIsClosed() throws IOException, InterruptedException {
    PGSimpleDataSource hanging = new PGSimpleDataSource();
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      hanging.setURL("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/hangs");
      explainer.ask(replay(hanging, "select 1"), shape("select 1"), answers::add);
      explainer.ask(replay(hanging, "select 2, 3"), shape("select 2, 3"), answers::add);
      explainer.close();
      assertThat(next().reason()).isEqualTo("Roundtrip was closed");
    }
  }

  private Answer ask(DataSource dataSource, String sql) throws InterruptedException {
    explainer.ask(replay(dataSource, sql), shape(sql), answers::add);
    return next();
  }

  private Answer next() throws InterruptedException {
    Answer answer = answers.poll(30, TimeUnit.SECONDS);
    assertThat(answer).isNotNull();
    return answer;
  }

  private static Replay replay(DataSource dataSource, String sql) {
    return new Replay(dataSource, sql, List.of(), false, null);
  }

  private static Shape shape(String sql) {
    return SqlReader.read(sql, Dialect.H2).shape();
  }

  private DataSource counted(String url) {
    return counted(url, () -> true);
  }

  private DataSource counted(String url, Callable<?> first) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getConnection")) {
                return method.getName().equals("equals") ? (Object) (proxy == arguments[0]) : 1;
              }
              first.call();
              connections.incrementAndGet();
              return DriverManager.getConnection(url);
            });
  }
}
