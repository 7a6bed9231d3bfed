package dev.roundtrip.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the figures that are recorded beside the corpus, of all modules, into the document between
 * the two markers, and prints them. The argument is the root of the repository.
 */
final class AccuracyReport {

  private static final String BEGIN = "<!-- measured -->\n";
  private static final String END = "<!-- end of what is measured -->\n";
  private static final Path FIGURES = Path.of("src", "test", "accuracy");

  private AccuracyReport() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args.length == 0 ? "." : args[0]);
    String text = text(root);
    System.out.println(text);
    Path document = root.resolve("docs/accuracy.md");
    Files.writeString(document, withText(Files.readString(document), text));
  }

  /** The document with what is between its markers replaced. */
  static String withText(String document, String text) {
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    return document.substring(0, begin) + text + document.substring(document.indexOf(END));
  }

  /** The figures of all modules below this folder. */
  static String text(Path root) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<Path>> module : modules(root).entrySet()) {
      SortedMap<String, Integer> sums = new TreeMap<>();
      SortedMap<String, SortedSet<String>> wrong = new TreeMap<>();
      for (Path file : module.getValue()) {
        add(Figures.read(file), sums, wrong, database(file));
      }
      text.append("\n## ").append(module.getKey()).append('\n');
      text.append(
          "\nOn "
              + module.getValue().stream()
                  .map(AccuracyReport::database)
                  .collect(Collectors.joining(", "))
              + ".\n");
      text.append(AccuracyTables.of(sums)).append(wrongRuns(wrong, module.getValue().size()));
    }
    return text.toString();
  }

  private static void add(
      Figures figures,
      Map<String, Integer> sums,
      SortedMap<String, SortedSet<String>> wrong,
      String database) {
    figures
        .values()
        .forEach(
            (key, value) -> {
              if (key.startsWith(Figures.WRONG)) {
                String[] run = key.substring(Figures.WRONG.length()).split(", n = ", 2);
                String size = "%3s on %s".formatted(run[1], database);
                wrong.computeIfAbsent(run[0], none -> new TreeSet<>()).add(size);
              } else {
                sums.merge(key, Integer.parseInt(value), Integer::sum);
              }
            });
  }

  /** Databases are named where a run is not wrong on all of them. */
  private static String wrongRuns(SortedMap<String, SortedSet<String>> wrong, int databases) {
    StringBuilder text = new StringBuilder("\nScenarios with runs that come out wrong: ");
    text.append(wrong.size()).append(wrong.isEmpty() ? ".\n" : ", at these sizes.\n\n");
    wrong.forEach(
        (scenario, runs) -> {
          SortedMap<String, List<String>> sizes =
              runs.stream()
                  .map(run -> run.split(" on ", 2))
                  .collect(
                      Collectors.groupingBy(
                          run -> run[0],
                          TreeMap::new,
                          Collectors.mapping(run -> run[1], Collectors.toList())));
          List<String> told = new ArrayList<>();
          sizes.forEach(
              (size, on) ->
                  told.add(
                      size.strip()
                          + (on.size() == databases ? "" : " (" + String.join(", ", on) + ")")));
          text.append("- `").append(scenario).append("`: ");
          text.append(String.join(", ", told)).append('\n');
        });
    return text.toString();
  }

  /** What stands before the extension, and behind the part of a module if it has parts. */
  private static String database(Path file) {
    String name = name(file);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The modules that have figures, or their parts, and the files with them. */
  private static SortedMap<String, List<Path>> modules(Path root) throws IOException {
    SortedMap<String, List<Path>> modules = new TreeMap<>();
    Path absolute = root.toAbsolutePath().normalize();
    try (Stream<Path> folders =
        Files.find(absolute, 3, (path, is) -> Files.isDirectory(path.resolve(FIGURES)))) {
      for (Path module : folders.toList()) {
        String folder = absolute.relativize(module).toString().replace('\\', '/');
        try (Stream<Path> files = Files.list(module.resolve(FIGURES))) {
          for (Path file : files.sorted().toList()) {
            int part = name(file).lastIndexOf('.');
            String title = part < 0 ? folder : folder + ", " + name(file).substring(0, part);
            modules.computeIfAbsent(title, none -> new ArrayList<>()).add(file);
          }
        }
      }
    }
    return modules;
  }
}
