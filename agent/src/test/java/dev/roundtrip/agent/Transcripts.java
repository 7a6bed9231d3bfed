package dev.roundtrip.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the program of the comparison wrote in one JVM, by script; more than one of each where it
 * was told to run a script again.
 */
record Transcripts(Map<String, List<Outcome>> scripts) {

  private static final Pattern SCOPE =
      Pattern.compile(
          "RUN (/\\S+): (\\d+ statements? of (?:at least )?\\d+ shapes?), .* in the database,"
              + " (\\d+ rows?(?:, \\d+ failed(?: \\([^)]*\\))?)?)");

  /** The agent has no line for a request that sent nothing; the wrappers' scope says so. */
  private static final String NOTHING = "0 statements of 0 shapes, 0 rows";

  /** What the application saw, and how much was counted, as the line of its scope says. */
  record Outcome(List<String> seen, String counted) {}

  static Transcripts read(Path lines, Path log) throws IOException {
    Map<String, List<String>> counted = new LinkedHashMap<>();
    for (String line : Files.readAllLines(log)) {
      Matcher scope = SCOPE.matcher(line);
      if (scope.find()) {
        counted
            .computeIfAbsent(scope.group(1), key -> new ArrayList<>())
            .add(scope.group(2) + ", " + scope.group(3));
      }
    }
    Map<String, List<Outcome>> scripts = new LinkedHashMap<>();
    List<String> present = new ArrayList<>();
    for (String line : Files.readAllLines(lines)) {
      if (line.startsWith("== ")) {
        present = new ArrayList<>();
        String name = line.substring(3);
        List<Outcome> outcomes = scripts.computeIfAbsent(name, key -> new ArrayList<>());
        List<String> counts = counted.getOrDefault(name, List.of());
        int number = outcomes.size();
        outcomes.add(new Outcome(present, number < counts.size() ? counts.get(number) : NOTHING));
      } else {
        present.add(line);
      }
    }
    return new Transcripts(scripts);
  }

  List<Outcome> of(String script) {
    return scripts.getOrDefault(script, List.of());
  }

  /** The scripts of a subject. */
  List<String> ofSubject(String subject) {
    return scripts.keySet().stream()
        .filter(name -> name.substring(1, name.lastIndexOf('/')).equals(subject))
        .toList();
  }

  /** All that the application saw of a script, however often it ran. */
  Set<List<String>> seen(String script) {
    return Set.copyOf(of(script).stream().map(Outcome::seen).toList());
  }

  /** All that was counted of it. */
  Set<String> counted(String script) {
    return Set.copyOf(of(script).stream().map(Outcome::counted).toList());
  }
}
