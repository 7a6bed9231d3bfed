package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.internal.sql.Grammar.Piece;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Properties of generated statements. Each is made from its number alone, small ones first, so that
 * the first failure is a small one and the number in its message repeats it.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShapePropertyTests {
  private static final int STATEMENTS = 3000;

  @ParameterizedTest
  @EnumSource
  void whatIsOnlyWrittenDifferentlyIsOneShape(Dialect dialect) {
    for (int n = 0; n < STATEMENTS; n++) {
      Random random = new Random(n);
      List<Piece> statement = Grammar.statement(random, 1 + n / 1000);
      String left = Grammar.write(statement, random);
      String right = Grammar.write(statement, random);
      Shape shape = Sql.shape(dialect, left);
      assertThat(Sql.shape(dialect, right).text())
          .as("%s %d: %s", dialect, n, right)
          .isEqualTo(shape.text());
      assertThat(Sql.shape(dialect, right)).isEqualTo(shape);
      assertThat(Sql.shape(dialect, right).slots()).isEqualTo(shape.slots());
      assertThat(Sql.shape(dialect, right).traits()).isEqualTo(shape.traits());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GENERIC", "POSTGRESQL", "DERBY"})
  void whatMeansSomethingElseIsAnotherShape(Dialect dialect) {
    for (int n = 0; n < STATEMENTS; n++) {
      Random random = new Random(n);
      List<Piece> statement = Grammar.statement(random, 1 + n / 1000);
      String left = Grammar.write(statement, random);
      String right = Grammar.write(Grammar.mutate(statement, random), random);
      boolean foldsUpper = dialect == Dialect.DERBY && right.contains("\"");
      assertThat(Sql.shape(dialect, left).equals(Sql.shape(dialect, right)))
          .as("%s %d: %s against %s", dialect, n, left, right)
          .isEqualTo(foldsUpper);
    }
  }

  @Test
  void hintsAreAnotherShapeWhereTheyCount() {
    for (int n = 0; n < STATEMENTS; n++) {
      Random random = new Random(n);
      String plain = Grammar.write(Grammar.statement(random, 2), random);
      String hinted = plain.replaceFirst("(?i)(select|update|insert|delete)", "$1 /*+ FULL(t) */");
      assertThat(Sql.shape(Dialect.ORACLE, hinted)).isNotEqualTo(Sql.shape(Dialect.ORACLE, plain));
      assertThat(Sql.shape(Dialect.H2, hinted)).isEqualTo(Sql.shape(Dialect.H2, plain));
    }
  }

  /** Reading a shape that is known already must say what reading it for the first time said. */
  @ParameterizedTest
  @EnumSource
  void sharedShapesAreWhatTheyWouldBeAlone(Dialect dialect) {
    ShapeCache cache = new ShapeCache(1 << 20);
    for (int n = 0; n < STATEMENTS; n++) {
      Random random = new Random(n);
      String sql = Grammar.write(Grammar.statement(random, 1 + n / 1000), random);
      Shape alone = Sql.shape(dialect, sql);
      Shape shared = cache.get(sql, dialect).shape();
      assertThat(shared).isEqualTo(alone);
      assertThat(shared.text()).isEqualTo(alone.text());
      assertThat(shared.slots()).isEqualTo(alone.slots());
      assertThat(shared.selectItems()).isEqualTo(alone.selectItems());
      assertThat(shared.tables()).isEqualTo(alone.tables());
    }
  }
}
