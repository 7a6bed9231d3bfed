package dev.roundtrip.internal.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one section told. Not thread-safe. */
final class SectionResult {

  private final String title;
  private final List<String> facts = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();
  private @Nullable String missing;

  SectionResult(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Something to know, and nothing to change. */
  void fact(String text) {
    facts.add(text);
  }

  /** Something to change. */
  void found(Weight weight, double measure, String what, @Nullable String change) {
    found(weight, measure, what, change, null);
  }

  void found(
      Weight weight, double measure, String what, @Nullable String change, @Nullable String risk) {
    observations.add(new Observation(weight, measure, title, what, change, risk));
  }

  /** The database did not answer; why, and how to get it. */
  void missing(String why) {
    missing = why;
  }

  List<String> facts() {
    return facts;
  }

  List<Observation> observations() {
    return observations;
  }

  /** Null if it answered. */
  @Nullable String missing() {
    return missing;
  }
}
