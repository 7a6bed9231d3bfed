package dev.roundtrip.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.bookshop.Bookshop;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.finding.CallSite;
import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.StatementKind;
import dev.roundtrip.recording.RecordedExecution;
import dev.roundtrip.recording.RecordedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryRecorderTests {

  private final Roundtrip roundtrip =
      // A first statement may take long on a busy machine, and would be a finding.
      Roundtrip.builder().slowThreshold(Duration.ofMinutes(5)).build();
  private final Bookshop shop = new Bookshop(roundtrip.wrap(Bookshop.database(), "shop"));
  private final QueryRecorder recorder = QueryRecorder.of(roundtrip);

  @AfterEach
  void close() {
    roundtrip.close();
  }

  @Test
  void statementsAreGroupedByShapeAndLine() {
    Queries queries = recorder.record("list", shop::titlesOneByOne);
    assertThat(queries.name()).isEqualTo("list");
    assertThat(queries.statements())
        .extracting(
            each -> each.shape().text(),
            RecordedStatement::executions,
            RecordedStatement::rows,
            RecordedStatement::dataSource,
            each -> each.callSite().methodName())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "select id, name from author", 1L, 3L, "shop", "authors"),
            org.assertj.core.groups.Tuple.tuple(
                "select title from book where author_id = ?", 3L, 6L, "shop", "titlesOf"));
    assertThat(queries.total()).isEqualTo(4);
    assertThat(queries.rows()).isEqualTo(9);
    assertThat(queries.time()).isPositive();
    assertThat(queries.tables()).containsExactly("author", "book");
    assertThat(queries.findings())
        .singleElement()
        .matches(each -> each.kind() == FindingKind.N_PLUS_ONE);
  }

  @Test
  void executionsAreInOrderAndWritesHaveTheirLine() {
    Queries queries =
        recorder.record(
            () -> {
              shop.addTogether(2);
              shop.count();
              shop.rename("x");
            });
    assertThat(queries.executions())
        .extracting(each -> each.shape().kind())
        .containsExactly(StatementKind.INSERT, StatementKind.SELECT, StatementKind.UPDATE);
    assertThat(queries.executions())
        .extracting(RecordedExecution::batchSize)
        .containsExactly(2, 0, 0);
    assertThat(queries.statements())
        .extracting(RecordedStatement::callSite)
        .allMatch(CallSite::isKnown);
    assertThat(queries.affectedRows()).isEqualTo(7);
  }

  @Test
  void aClosedRoundtripIsNotRecorded() {
    roundtrip.close();
    assertThatThrownBy(() -> recorder.record("list", shop::count))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Roundtrip was closed before the recording list, and judges nothing any more: close it after the last one");
  }

  @Test
  void scopesInsideOfARecordingBelongToIt() {
    Queries queries =
        recorder.record(
            () -> {
              shop.count();
              try (Scope request = roundtrip.openScope("GET /authors")) {
                shop.titlesOneByOne();
                assertThat(request.statements()).isEqualTo(4);
              }
              recorder.record(shop::count);
            });
    assertThat(queries).hasSelects(6);
    assertThat(queries.findings()).anyMatch(each -> each.kind() == FindingKind.N_PLUS_ONE);
  }

  @Test
  void aViewOfARunningRecordingIsLiveAndASnapshotIsNot() throws SQLException {
    try (QueryRecording recording = recorder.start("live")) {
      Queries live = recording.queries();
      assertThat(live).hasNoQueries();
      Queries before = live.snapshot();
      shop.titlesOneByOne();
      assertThat(live).hasSelects(4);
      assertThat(live.findings()).hasSize(1);
      assertThat(before).hasNoQueries();
      recording.close();
      shop.count();
      assertThat(live).hasSelects(4);
    }
  }

  @Test
  void otherThreadsAreRecordedWhenTheirTasksAreTakenAlong() {
    Runnable count =
        () -> {
          try {
            shop.count();
          } catch (SQLException failure) {
            throw new IllegalStateException(failure);
          }
        };
    QueryRecording recording = recorder.start("threads");
    try (recording) {
      CompletableFuture.runAsync(recording.wrap(count)).join();
      CompletableFuture.runAsync(count).join();
    }
    assertThat(recording.queries()).hasTotal(1);
    assertThatThrownBy(() -> recording.wrap(count))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The recording threads has ended");
  }

  @Test
  void nothingObservedIsAnErrorAndNoEmptyResult() {
    try (Roundtrip nothing = Roundtrip.builder().build();
        Roundtrip off = Roundtrip.builder().enabled(false).build()) {
      off.wrap(Bookshop.database());
      assertThatThrownBy(() -> QueryRecorder.of(nothing).record(() -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no DataSource is observed");
      assertThatThrownBy(() -> QueryRecorder.of(off).record(() -> {}))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whatTheWorkThrowsComesOut() {
    assertThatThrownBy(
            () ->
                recorder.record(
                    () -> {
                      throw new SQLException("of the work");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("of the work");
    assertThatThrownBy(
            () ->
                recorder.record(
                    () -> {
                      throw new IllegalArgumentException("as it is");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextShowsStatementsAndVerdicts() {
    assertThat(recorder.record("list", shop::titlesOneByOne).toString())
        .startsWith("list sent 4 statements:\n  1 ×  3 rows")
        .contains("N+1: 3 statements on book", "keys from  select id, name from author");
  }
}
