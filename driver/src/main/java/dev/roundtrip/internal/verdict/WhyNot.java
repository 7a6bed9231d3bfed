package dev.roundtrip.internal.verdict;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.detect.Detection;
import dev.roundtrip.internal.detect.Explained;
import dev.roundtrip.internal.detect.Found;
import dev.roundtrip.internal.scope.Ledger;
import dev.roundtrip.internal.sql.Dialect;
import dev.roundtrip.internal.sql.Shape;
import dev.roundtrip.internal.sql.SqlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what the detectors say about one statement into sentences. */
final class WhyNot {

  private final Detection detection;
  private final AllowList allowed;

  WhyNot(Detection detection, AllowList allowed) {
    this.detection = detection;
    this.allowed = allowed;
  }

  List<String> sentences(Ledger ledger, String sql) {
    // Whoever asks about a scope that is open waits for it and lets it wait, for some milliseconds.
    synchronized (ledger) {
      Set<Shape> known = ledger.groupsByShape().keySet();
      Shape shape = shape(sql, known);
      return shape == null ? List.of(missing(sql, ledger)) : explain(ledger, shape);
    }
  }

  private List<String> explain(Ledger ledger, Shape shape) {
    Explained explained = detection.explain(ledger, shape);
    List<String> sentences = new ArrayList<>();
    for (Found found : explained.found()) {
      sentences.add(sentence(explained, found));
    }
    sentences.addAll(explained.reasons());
    if (ledger.untracked() > 0) {
      sentences.add(
          ledger.untracked()
              + " statements of the scope were counted and not judged: it is too"
              + " large");
    }
    return List.copyOf(sentences);
  }

  private String sentence(Explained explained, Found found) {
    Finding finding = found.finding();
    String what = finding.kind() + " (fingerprint " + finding.fingerprint() + ")";
    if (!explained.enabled().contains(finding.kind())) {
      return "It is " + what + ", but that kind is off, by the profile or by its own switch";
    }
    String reason = allowed.reason(found);
    return reason == null
        ? "It is reported as " + what + " when the scope ends: " + finding.summary()
        : "It is " + what + ", allowed because " + reason;
  }

  /** The text is read in each dialect, because a ledger does not say which one it was. */
  private static @Nullable Shape shape(String sql, Set<Shape> known) {
    for (Dialect dialect : Dialect.values()) {
      Shape shape = SqlReader.read(sql, dialect).shape();
      if (known.contains(shape)) {
        return shape;
      }
    }
    return null;
  }

  private static String missing(String sql, Ledger ledger) {
    if (ledger.untracked() > 0) {
      return "It is not among the statements that were judged, and "
          + ledger.untracked()
          + " statements were only counted: the scope is too large";
    }
    Set<String> asked = words(sql);
    Optional<Shape> nearest =
        ledger.groupsByShape().keySet().stream()
            .max(Comparator.comparingDouble(shape -> likeness(asked, words(shape.text()))));
    return nearest
        .map(shape -> "No such statement was sent in this scope; the nearest is: " + shape.text())
        .orElse("No statement was sent in this scope");
  }

  /** The share of words that both have. */
  private static double likeness(Collection<String> a, Collection<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    return either.isEmpty() ? 0 : (double) both.size() / either.size();
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
  }
}
