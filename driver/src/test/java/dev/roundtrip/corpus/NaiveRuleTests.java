package dev.roundtrip.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtrip.corpus.Recording.Execution;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NaiveRuleTests {

  @Test
  void threeOfOneShapeAlarmAndTwoDoNot() {
    assertThat(NaiveRule.SHAPE.alarms(selects(3, "a", ""))).isTrue();
    assertThat(NaiveRule.SHAPE.alarms(selects(2, "a", ""))).isFalse();
  }

  @Test
  void twoFromOneStackAlarmAndTwoFromTwoStacksDoNot() {
    assertThat(NaiveRule.STACK.alarms(selects(2, "a", ""))).isTrue();
    assertThat(
            NaiveRule.STACK.alarms(
                List.of(new Execution("select", "", "a"), new Execution("select", "", "b"))))
        .isFalse();
    assertThat(NaiveRule.STACK.alarms(List.of(write(), write()))).isFalse();
  }

  @Test
  void fiveDistinctValuesAlarmAndFiveEqualOnesDoNot() {
    assertThat(
            NaiveRule.DISTINCT.alarms(
                IntStream.range(0, 5).mapToObj(i -> new Execution("select", "" + i, "a")).toList()))
        .isTrue();
    assertThat(NaiveRule.DISTINCT.alarms(selects(5, "a", "1"))).isFalse();
  }

  private static List<Execution> selects(int n, String stack, String values) {
    return IntStream.range(0, n).mapToObj(i -> new Execution("select", values, stack)).toList();
  }

  private static Execution write() {
    return new Execution("update", "", "a");
  }
}
