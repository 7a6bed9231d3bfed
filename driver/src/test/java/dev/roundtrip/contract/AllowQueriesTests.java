package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.AllowQueries;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loops that are marked as meant, wherever the mark stands. */
class AllowQueriesTests {

  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
  private DataSource dataSource;

  @BeforeEach
  void create() throws SQLException {
    dataSource = roundtrip.wrap(Bookshop.create());
  }

  @FunctionalInterface
  private interface Loop {
    void over(DataSource dataSource) throws Exception;
  }

  private void run(Roundtrip observer, DataSource observed, Loop loop) throws Exception {
    try (Scope scope = observer.openScope("loop")) {
      loop.over(observed);
      assertThat(scope.statements()).isEqualTo(5);
    }
    assertThat(observer.ownFailures()).isZero();
  }

  private void assertSilent(Loop loop) throws Exception {
    run(roundtrip, dataSource, loop);
    assertThat(findings).isEmpty();
  }

  private static void lookUp(DataSource dataSource) throws SQLException {
    for (int i = 0; i < 5; i++) {
      Bookshop.titles(dataSource, Bookshop.author(i));
    }
  }

  @AllowQueries(reason = "marked on the method")
  private static void marked(DataSource dataSource) throws SQLException {
    lookUp(dataSource);
  }

  @AllowQueries(reason = "marked on the method that holds a lambda")
  private static Loop markedLambda() {
    return AllowQueriesTests::lookUp;
  }

  @AllowQueries(reason = "marked on the method that holds a lambda")
  private static Loop markedLambdaWithABody() {
    return observed -> {
      for (int i = 0; i < 5; i++) {
        Bookshop.titles(observed, Bookshop.author(i));
      }
    };
  }

  @AllowQueries(reason = "marked on the method that holds an anonymous class")
  private static Loop markedAnonymous() {
    return new Loop() {
      @Override
      public void over(DataSource observed) throws SQLException {
        lookUp(observed);
      }
    };
  }

  @AllowQueries(reason = "marked on the class")
  private static final class Marked {

    static void over(DataSource observed) throws SQLException {
      lookUp(observed);
    }

    static final class Nested {
      static void over(DataSource observed) throws SQLException {
        lookUp(observed);
      }
    }
  }

  private static final class MarkedConstructor {

    @AllowQueries(reason = "marked on the constructor")
    MarkedConstructor(DataSource observed) throws SQLException {
      lookUp(observed);
    }
  }

  @Test
  void withoutAMarkTheLoopIsReported() throws Exception {
    run(roundtrip, dataSource, AllowQueriesTests::lookUp);
    assertThat(findings).hasSize(1);
  }

  @Test
  void onTheMethod() throws Exception {
    assertSilent(AllowQueriesTests::marked);
  }

  @Test
  void onTheClass() throws Exception {
    assertSilent(Marked::over);
  }

  @Test
  void onTheEnclosingClass() throws Exception {
    assertSilent(Marked.Nested::over);
  }

  @Test
  void onTheConstructor() throws Exception {
    assertSilent(observed -> assertThat(new MarkedConstructor(observed)).isNotNull());
  }

  @Test
  void onTheMethodThatHoldsALambdaOrAnAnonymousClass() throws Exception {
    assertSilent(markedLambdaWithABody());
    assertSilent(markedAnonymous());
  }

  @Test
  void aMethodThatOnlyHandsOutAnotherMethodMarksNothing() throws Exception {
    run(roundtrip, dataSource, markedLambda());
    assertThat(findings).hasSize(1);
  }

  @Test
  void slowStatementsAreReportedAllTheSame() throws Exception {
    Roundtrip everything =
        Roundtrip.builder().slowThreshold(Duration.ZERO).onFinding(findings::add).build();
    run(everything, everything.wrap(Bookshop.create()), AllowQueriesTests::marked);
    assertThat(findings).isNotEmpty();
    assertThat(findings).extracting(Finding::kind).containsOnly(FindingKind.SLOW_STATEMENT);
  }
}
