package dev.roundtrip.corpus;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.finding.FindingKind;

/** Switches on the kinds that a scenario asks for. */
final class Kinds {

  private Kinds() {}

  // MERGE: once the builder has the switch, this is builder.finding(kind, true).
  static void enable(Roundtrip.Builder builder, Scenario scenario) {
    for (FindingKind kind : scenario.enabled()) {
      try {
        Roundtrip.Builder.class
            .getMethod("finding", FindingKind.class, boolean.class)
            .invoke(builder, kind, true);
      } catch (NoSuchMethodException notYet) {
        return; // What the scenario expects is then counted as missed.
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
