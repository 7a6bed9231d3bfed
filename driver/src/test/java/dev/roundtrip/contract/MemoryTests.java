package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.internal.callsite.CallPath;
import dev.roundtrip.internal.scope.Execution;
import dev.roundtrip.internal.scope.Group;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.scope.LedgerLimits;
import dev.roundtrip.internal.scope.OpenScope;
import dev.roundtrip.internal.scope.ScopeKind;
import dev.roundtrip.internal.scope.Scopes;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.ParsedSql;
import dev.roundtrip.internal.sql.ShapeCache;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Memory does not grow with what the application does. */
class MemoryTests {

  private static final LedgerLimits LIMITS = LedgerLimits.DEFAULT;

  @Test
  void aScopeOfTwoHundredThousandExecutionsStaysWithinItsLimits() {
    List<Ledger> ended = new ArrayList<>();
    Scopes scopes = new Scopes(LIMITS, System::nanoTime, ended::add);
    ShapeCache shapes = new ShapeCache(8L << 20);
    OpenScope scope = scopes.open("import");
    for (int i = 0; i < 200_000; i++) {
      ParsedSql sql = shapes.get("select c" + i % 50_000 + " from t where id = ?", Dialect.H2);
      Execution execution = new Execution(sql, new long[] {i + 1L}, 0, i, 1, false, null);
      scopes.count(execution, scope, CallPath.unknown());
      execution.slow(CallPath.unknown());
    }
    scopes.end(scope);

    Ledger ledger = ended.get(0);
    List<Group> groups = ledger.groupsByShape().values().stream().flatMap(List::stream).toList();
    assertThat(ledger.statements()).isEqualTo(200_000);
    assertThat(ledger.nanos()).isEqualTo(200_000);
    assertThat(groups).hasSize(LIMITS.groups());
    assertThat(groups.stream().mapToLong(Group::count).sum())
        .isEqualTo(200_000 - ledger.untracked());
    assertThat(groups.stream().mapToInt(group -> group.executions().size()).sum())
        .isLessThanOrEqualTo(LIMITS.executions());
    assertThat(ledger.slow()).hasSizeLessThanOrEqualTo(LIMITS.executionsPerGroup());
  }

  @Test
  void oneGroupRemembersItsFirstExecutionsAndCountsTheOthers() {
    List<Ledger> ended = new ArrayList<>();
    Scopes scopes = new Scopes(LIMITS, System::nanoTime, ended::add);
    ParsedSql sql = new ShapeCache(1 << 20).get("select a from t where id = ?", Dialect.H2);
    OpenScope scope = scopes.open("loop");
    for (int i = 0; i < 100_000; i++) {
      scopes.count(
          new Execution(sql, new long[] {i + 1L}, 0, i, 1, false, null), scope, CallPath.unknown());
    }
    scopes.end(scope);

    Group group = Objects.requireNonNull(ended.get(0).groupsByShape().get(sql.shape())).get(0);
    assertThat(group.count()).isEqualTo(100_000);
    assertThat(group.executions()).hasSize(LIMITS.executionsPerGroup());
    assertThat(ended.get(0).untracked()).isZero();
  }

  @Test
  void theScopesLineSaysHowMuchWasOnlyCounted() throws SQLException {
    Roundtrip roundtrip = Roundtrip.builder().build();
    DataSource dataSource = roundtrip.wrap(nothing());
    try (LogCapture log = new LogCapture()) {
      try (Scope scope = roundtrip.openScope("import");
          Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        for (int i = 0; i < 2_000; i++) {
          statement.execute("update t set c" + i + " = 1");
        }
        assertThat(scope.statements()).isEqualTo(2_000);
      }
      assertThat(log.at(Level.INFO))
          .singleElement()
          .asString()
          .startsWith("import: 2000 statements of at least 512 shapes, ")
          .endsWith(", 1488 of them only counted: the scope is too large");
    }
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void aHundredThousandScopesLeaveNothingBehind() throws Exception {
    List<WeakReference<Ledger>> ledgers = new ArrayList<>();
    Scopes scopes =
        new Scopes(LIMITS, System::nanoTime, ledger -> ledgers.add(new WeakReference<>(ledger)));
    ParsedSql sql = new ShapeCache(1 << 20).get("select a from t where id = ?", Dialect.H2);
    for (int i = 0; i < 100_000; i++) {
      OpenScope scope =
          i % 2 == 0 ? scopes.open("request") : scopes.openImplicit(kind(i), "main", null);
      scopes.count(
          new Execution(sql, new long[] {1}, 0, i, 1, false, null), scope, CallPath.unknown());
      scopes.end(scope);
    }
    assertThat(ledgers).hasSize(100_000);
    assertThat(scopes.current()).isNull();
    assertThat(reachable(ledgers)).isZero();
  }

  private static ScopeKind kind(int i) {
    return i % 4 == 1 ? ScopeKind.LEASE : ScopeKind.TRANSACTION;
  }

  /** How many are left when the collector has had its chances. */
  private static long reachable(List<? extends WeakReference<?>> references) {
    long left = references.size();
    for (int attempt = 0; attempt < 50 && left > 0; attempt++) {
      System.gc();
      left = references.stream().filter(reference -> reference.get() != null).count();
    }
    return left;
  }

  @Test
  void aClosedConnectionAndItsScopeAreGarbage() throws SQLException {
    Roundtrip roundtrip = Roundtrip.builder().build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    List<WeakReference<?>> references = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      request(roundtrip, dataSource, references);
    }
    assertThat(reachable(references)).isZero();
    assertThat(roundtrip.ownFailures()).isZero();
  }

  private static void request(
      Roundtrip roundtrip, DataSource dataSource, List<WeakReference<?>> references)
      throws SQLException {
    try (Scope scope = roundtrip.openScope("request");
        Connection connection = dataSource.getConnection()) {
      Bookshop.titles(connection, Bookshop.author(1));
      references.add(new WeakReference<>(scope));
      references.add(new WeakReference<>(connection));
    }
  }

  /** A driver that does nothing, for statements that no database has to understand. */
  private static DataSource nothing() {
    return blank(DataSource.class);
  }

  private static <T> T blank(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Class<?> result = method.getReturnType();
              return result == Connection.class || result == Statement.class
                  ? blank(result)
                  : MisbehavingDriver.nothing(result);
            }));
  }
}
