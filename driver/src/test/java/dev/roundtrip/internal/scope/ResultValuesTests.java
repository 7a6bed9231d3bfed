package dev.roundtrip.internal.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultValuesTests {

  private final SpareValues spares = new SpareValues();

  @Test
  void valuesStandAtTheirColumnAndRowHoweverManyColumnsFollow() {
    ResultValues values = spares.take();
    fill(values, 10, 7);
    assertThat(values.columns()).isEqualTo(7);
    for (int column = 0; column < 7; column++) {
      assertThat(values.index(column)).isEqualTo(column + 1);
      assertThat(values.hashes(column)).hasSize(10);
      for (int row = 0; row < 10; row++) {
        assertThat(values.hashes(column)[row]).isEqualTo(hash(column + 1, row));
      }
    }
  }

  @Test
  void aColumnThatIsFirstReadInALaterRowLeavesTheOthersAsTheyWere() {
    ResultValues values = spares.take();
    for (int row = 0; row < 5; row++) {
      values.put(1, row, hash(1, row));
    }
    values.put(2, 5, hash(2, 5));
    values.put("NAME", 6, 99);
    values.put("name", 7, 98);
    assertThat(values.hashes(0))
        .containsExactly(hash(1, 0), hash(1, 1), hash(1, 2), hash(1, 3), hash(1, 4), 0, 0, 0);
    assertThat(values.hashes(1)).containsExactly(0, 0, 0, 0, 0, hash(2, 5), 0, 0);
    assertThat(values.hashes(2)).containsExactly(0, 0, 0, 0, 0, 0, 99, 98);
    assertThat(values.label(0)).isNull();
    assertThat(values.label(2)).isEqualTo("NAME");
  }

  @Test
  void rowsBeyondTheMaximumAreNotRemembered() {
    ResultValues values = spares.take();
    fill(values, ResultValues.MAXIMUM_ROWS + 10, 2);
    assertThat(values.hashes(1)).hasSize(ResultValues.MAXIMUM_ROWS);
  }

  @Test
  void memoryThatIsUsedAgainShowsNothingOfItsFirstUse() {
    ResultValues first = spares.take();
    fill(first, 20, 3);
    first.put("label", 1, 5);
    spares.give(first);
    ResultValues second = spares.take();
    assertThat(second).isSameAs(first);
    assertThat(second.columns()).isZero();
    second.put(3, 15, 7);
    second.put(4, 15, 8);
    assertThat(second.label(0)).isNull();
    assertThat(second.hashes(0)).startsWith(0, 0, 0).endsWith(0, 7);
    assertThat(second.hashes(1)).startsWith(0, 0, 0).endsWith(0, 8);
  }

  @Test
  void memoryInUseIsNotHandedOutTwice() {
    ResultValues first = spares.take();
    assertThat(spares.take()).isNotSameAs(first);
  }

  @Test
  void largeMemoryIsNotKept() {
    ResultValues large = spares.take();
    fill(large, ResultValues.MAXIMUM_ROWS, 16);
    spares.give(large);
    assertThat(spares.take()).isNotSameAs(large);
  }

  private static void fill(ResultValues values, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      for (int column = 1; column <= columns; column++) {
        values.put(column, row, hash(column, row));
      }
    }
  }

  private static long hash(int column, int row) {
    return column * 1_000L + row;
  }
}
