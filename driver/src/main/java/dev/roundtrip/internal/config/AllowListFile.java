package dev.roundtrip.internal.config;

import dev.roundtrip.finding.Allowance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads allow lists: one entry for each line, such as {@code code:com.acme.CacheWarmer because it
 * runs once at start}. Empty lines, and lines that begin with {@code #}, are skipped.
 */
public final class AllowListFile {

  private static final String BECAUSE = " because ";
  private static final String RIGHT =
      "write fingerprint:…, shape:… or code:…, then \"because\" and the reason";

  private AllowListFile() {}

  /**
   * The entries of a file, or of a resource on the class path.
   *
   * @param location a path; where there is no such file, the name of a resource
   * @throws IllegalArgumentException if there is neither, or naming each line that is wrong
   */
  public static List<Allowance> read(String location) {
    String text = text(location.strip());
    if (text == null) {
      throw new IllegalArgumentException(
          "there is no file and no resource on the class path called " + location);
    }
    return entries(text.lines().toList(), "line ");
  }

  /** The entries in a value, separated by semicolons or line ends. */
  static List<Allowance> inline(String text) {
    return entries(List.of(text.split("[;\\n]", -1)), "entry ");
  }

  private static List<Allowance> entries(List<String> lines, String unit) {
    List<Allowance> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        entries.add(entry(line));
      } catch (IllegalArgumentException wrong) {
        problems.add(unit + (i + 1) + ": " + wrong.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("which is not right. " + String.join("; ", problems));
    }
    return List.copyOf(entries);
  }

  private static Allowance entry(String line) {
    int colon = line.indexOf(':');
    int because = (line + " ").indexOf(BECAUSE);
    String by = colon < 0 ? "" : line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
    for (Allowance.By known : Allowance.By.values()) {
      if (known.name().equals(by)) {
        if (because < 0) {
          throw new IllegalArgumentException("'" + line + "' has no reason; " + RIGHT);
        }
        return new Allowance(
            known,
            line.substring(colon + 1, because),
            line.substring(Math.min(line.length(), because + BECAUSE.length())));
      }
    }
    throw new IllegalArgumentException("'" + line + "' is no entry; " + RIGHT);
  }

  private static @Nullable String text(String location) {
    try {
      Path path = Path.of(location);
      if (Files.isRegularFile(path)) {
        return Files.readString(path);
      }
    } catch (InvalidPathException noPath) {
      return resource(location); // A name on the class path may be no path here.
    } catch (IOException failure) {
      throw new IllegalArgumentException("which cannot be read: " + failure, failure);
    }
    return resource(location);
  }

  private static @Nullable String resource(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? AllowListFile.class.getClassLoader() : context;
    try (InputStream stream = loader.getResourceAsStream(name)) {
      return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new IllegalArgumentException("which cannot be read: " + failure, failure);
    }
  }
}
