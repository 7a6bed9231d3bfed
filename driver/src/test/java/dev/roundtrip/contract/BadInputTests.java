package dev.roundtrip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is wrong with an argument is said where it was given, in words. */
@SuppressWarnings("NullAway") // Callers without a checker pass null, and are told so.
class BadInputTests {

  @Test
  void noDataSourceIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Roundtrip.builder().build().wrap(null))
        .withMessage("dataSource: there is nothing to observe");
  }

  @Test
  void aScopeWithoutNameIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Roundtrip.builder().build().openScope(null))
        .withMessage("name: a scope needs a name to be found in the log");
  }

  @Test
  void nothingToRunInAScopeIsRefused() {
    try (Scope scope = Roundtrip.builder().build().openScope("job")) {
      assertThatNullPointerException()
          .isThrownBy(() -> scope.wrap((Runnable) null))
          .withMessageContaining("task");
      assertThatNullPointerException()
          .isThrownBy(() -> scope.wrap((Callable<?>) null))
          .withMessageContaining("task");
      assertThatNullPointerException()
          .isThrownBy(() -> scope.wrap((Executor) null))
          .withMessageContaining("executor");
    }
  }

  @Test
  void noListenerAndNoEnvironmentAreRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Roundtrip.builder().onFinding(null))
        .withMessage("onFinding: the listener must not be null");
    assertThatNullPointerException()
        .isThrownBy(() -> Roundtrip.builder().environment(null))
        .withMessage("environment must not be null");
  }

  @Test
  void packagesMustHaveNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roundtrip.builder().applicationPackages("com.acme", null))
        .withMessage(
            "applicationPackages must be names such as com.acme, but number 2 of 2 is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roundtrip.builder().applicationPackages(" "))
        .withMessage(
            "applicationPackages must be names such as com.acme, but number 1 of 1 is blank");
    assertThatNullPointerException()
        .isThrownBy(() -> Roundtrip.builder().applicationPackages((String[]) null))
        .withMessage("applicationPackages must not be null");
  }

  @Test
  void theSlowThresholdIsNotNegativeHoweverSmallOrLarge() {
    assertThatNullPointerException()
        .isThrownBy(() -> Roundtrip.builder().slowThreshold(null))
        .withMessage("slowThreshold must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roundtrip.builder().slowThreshold(Duration.ofNanos(-1)))
        .withMessage("slowThreshold must not be negative, was PT-0.000000001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roundtrip.builder().slowThreshold(Duration.ofSeconds(Long.MIN_VALUE)))
        .withMessageStartingWith("slowThreshold must not be negative, was PT-");
  }

  @Test
  void aSlowThresholdThatNothingReachesIsAllowed() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Roundtrip roundtrip =
        Roundtrip.builder()
            .slowThreshold(Duration.ofSeconds(Long.MAX_VALUE))
            .onFinding(findings::add)
            .build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());

    try (Scope scope = roundtrip.openScope("patient")) {
      Bookshop.nPlusOne(dataSource, 5);
      assertThat(scope.statements()).isEqualTo(6);
    }

    assertThat(findings).hasSize(1);
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void aClosedPoolSaysSoAsItDoesWithoutUs() throws SQLException {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(Bookshop.create());
    pool.setMinimumIdle(0);
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
    Roundtrip roundtrip = Roundtrip.builder().build();
    DataSource before = roundtrip.wrap(pool);
    pool.close();
    DataSource after = roundtrip.wrap(pool);

    Throwable raw = catchThrowable(pool::getConnection);
    for (DataSource observed : List.of(before, after)) {
      Throwable wrapped = catchThrowable(observed::getConnection);
      assertThat(wrapped).hasSameClassAs(raw).hasMessage(raw.getMessage());
    }
    assertThat(roundtrip.ownFailures()).isZero();
  }

  @Test
  void afterCloseTheDataSourceWorksOnAndNothingIsReported() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    Roundtrip roundtrip = Roundtrip.builder().onFinding(findings::add).build();
    DataSource dataSource = roundtrip.wrap(Bookshop.create());
    Scope open = roundtrip.openScope("still open");
    Bookshop.nPlusOne(dataSource, 5);

    roundtrip.close();
    roundtrip.close();
    Bookshop.nPlusOne(dataSource, 5);
    open.close();

    assertThat(findings).isEmpty();
    assertThat(Bookshop.titles(dataSource, Bookshop.author(1))).isEqualTo(2);
  }
}
