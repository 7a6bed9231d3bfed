package dev.roundtrip.corpus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counts of one module as Markdown: a table of findings, and one of silence, for each part. */
final class AccuracyTables {

  private static final List<String> SIZES = List.of("02", "05", "20");
  private static final Set<String> NO_FINDINGS = Set.of("silent", "below", "limit", "false alarms");

  private final Map<String, Integer> sums;
  private final String part;

  private AccuracyTables(Map<String, Integer> sums, String part) {
    this.sums = sums;
    this.part = part;
  }

  static String of(Map<String, Integer> sums) {
    return Stream.of("tuned on", "held out")
        .filter(part -> sums.keySet().stream().anyMatch(key -> key.startsWith(part + " |")))
        .map(part -> new AccuracyTables(sums, part).text())
        .collect(Collectors.joining());
  }

  private String text() {
    Set<String> titles =
        sums.keySet().stream()
            .filter(key -> key.startsWith(part + " |"))
            .map(key -> key.split(" \\| ", -1)[1])
            .filter(title -> !NO_FINDINGS.contains(title))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String others =
        Stream.of(NaiveRule.values())
            .map(rule -> rule.title() + " | ")
            .collect(Collectors.joining());
    StringBuilder text = new StringBuilder("\n### Scenarios " + part + "\n\n");
    text.append(
        "| to be found | n = 2 | n = 5 | n = 20 | type right | source right | line right | ");
    text.append(others).append("\n|---|---|---|---|---|---|---|---|---|---|\n");
    titles.forEach(title -> text.append(row(title, title::equals)));
    text.append(row("**N+1, all**", title -> title.startsWith("N+1")));
    text.append(row("**all**", titles::contains));
    text.append("\n| to be silent | n = 2 | n = 5 | n = 20 | ").append(others);
    text.append("\n|---|---|---|---|---|---|---|\n");
    text.append(silence("alarms in runs where nothing is wrong", "silent"));
    text.append(silence("alarms in runs below the threshold of what is wrong", "below"));
    text.append(silence("alarms in runs with a documented limit", "limit"));
    String extra =
        cells("false alarms"::equals, "found", "expected").collect(Collectors.joining(" | "));
    text.append("| findings that no label expects, in all runs | ").append(extra);
    return text.append(" | | | |\n").toString();
  }

  private String row(String name, Predicate<String> titles) {
    String found = cells(titles, "found", "expected").collect(Collectors.joining(" | "));
    String right =
        Stream.of(
                all(titles, "type right", "found"),
                all(titles, "source right", "source asked"),
                all(titles, "site right", "found"))
            .collect(Collectors.joining(" | "));
    return "| " + name + " | " + found + " | " + right + others(titles) + " |\n";
  }

  private String silence(String name, String title) {
    String alarms = cells(title::equals, "found", "expected").collect(Collectors.joining(" | "));
    return "| " + name + " | " + alarms + others(title::equals) + " |\n";
  }

  /** Of each other rule, the share at each size. */
  private String others(Predicate<String> titles) {
    return Stream.of(NaiveRule.values())
        .map(
            rule ->
                SIZES.stream()
                    .map(size -> share(titles, size, rule.title()))
                    .collect(Collectors.joining(" / ", " | ", "")))
        .collect(Collectors.joining());
  }

  private String share(Predicate<String> titles, String size, String measure) {
    int of = sum(titles, size, "asked of others");
    return of == 0 ? "–" : Math.round(100.0 * sum(titles, size, measure) / of) + " %";
  }

  private Stream<String> cells(Predicate<String> titles, String measure, String of) {
    return SIZES.stream().map(size -> fraction(sum(titles, size, measure), sum(titles, size, of)));
  }

  private String all(Predicate<String> titles, String measure, String of) {
    int sum = SIZES.stream().mapToInt(size -> sum(titles, size, measure)).sum();
    return fraction(sum, SIZES.stream().mapToInt(size -> sum(titles, size, of)).sum());
  }

  private static String fraction(int part, int whole) {
    return whole == 0 ? "–" : part + " of " + whole;
  }

  private int sum(Predicate<String> titles, String size, String measure) {
    return sums.entrySet().stream()
        .filter(entry -> isOf(entry.getKey().split(" \\| ", -1), titles, size, measure))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private boolean isOf(String[] key, Predicate<String> titles, String size, String measure) {
    return key[0].equals(part)
        && titles.test(key[1])
        && key[2].equals(size)
        && key[3].equals(measure);
  }
}
