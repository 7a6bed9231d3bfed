package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.ScalingAssert.RolledBack;
import dev.roundtrip.testing.ScalingAssert.Seed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a scaling test. */
final class ScalingRun {

  private static final int[] FACTORS = {1, 2, 4};

  /**
   * One step.
   *
   * @param rows how many rows the seed was asked for in all
   * @param seeding what the seed sent in this step
   * @param queries what the action sent
   */
  record Step(int rows, Queries seeding, Queries queries) {}

  private final Seed seed;
  private final ThrowingRunnable action;
  private final @Nullable RolledBack rolledBack;
  private final List<Roundtrip> roundtrips;
  private final int rows;

  ScalingRun(
      Seed seed,
      ThrowingRunnable action,
      @Nullable RolledBack rolledBack,
      List<Roundtrip> roundtrips,
      int rows) {
    this.seed = seed;
    this.action = action;
    this.rolledBack = rolledBack;
    this.roundtrips = roundtrips;
    this.rows = rows;
  }

  List<Step> steps() throws Exception {
    List<Step> steps = new ArrayList<>();
    // What is sent only once (metadata, sequences, caches) must not look as if it shrank.
    if (rolledBack == null) {
      action.run();
    } else {
      rolledBack.run(
          () -> {
            seed.add(rows);
            action.run();
          });
    }
    int before = 0;
    for (int factor : FACTORS) {
      int all = Math.multiplyExact(rows, factor);
      if (rolledBack == null) {
        step(all, all - before, steps);
      } else {
        rolledBack.run(() -> step(all, all, steps));
      }
      before = all;
    }
    return steps;
  }

  private void step(int all, int added, List<Step> steps) throws Exception {
    Queries seeding = recorded("seed of " + added + " rows", () -> seed.add(added));
    Queries queries = recorded("the action on " + all + " rows", action);
    steps.add(new Step(all, seeding, queries));
  }

  private Queries recorded(String name, ThrowingRunnable work) throws Exception {
    QueryRecording recording = QueryRecording.start(name, roundtrips);
    try (recording) {
      work.run();
    }
    return recording.queries();
  }
}
