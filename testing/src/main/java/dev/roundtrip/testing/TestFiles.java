package dev.roundtrip.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the sources of tests are, and what files that belong to a test are called. */
final class TestFiles {

  private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");
  private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy", ".scala");

  /** {@code [test-template-invocation:#2]}, {@code [dynamic-test:#1]}. */
  private static final Pattern INVOCATION = Pattern.compile("\\[[^:\\]]+:#(\\d+)]");

  private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N}_.$-]");
  private static final int LONGEST = 100;

  private TestFiles() {}

  /**
   * The name of a test's file: that of its method, with the classes inside of the outermost one in
   * front, the parameters' types behind if there are several methods of that name, and the number
   * of the invocation behind that if there are several.
   */
  static String name(Class<?> type, Method method, String uniqueId) {
    StringBuilder name = new StringBuilder();
    for (Class<?> each = type; each.getEnclosingClass() != null; each = each.getEnclosingClass()) {
      name.insert(0, each.getSimpleName() + ".");
    }
    name.append(method.getName());
    if (isOverloaded(type, method)) {
      for (Class<?> parameter : method.getParameterTypes()) {
        name.append('_').append(parameter.getSimpleName());
      }
    }
    Matcher invocation = INVOCATION.matcher(uniqueId);
    while (invocation.find()) {
      name.append('-').append(invocation.group(1));
    }
    String safe = UNUSUAL.matcher(name).replaceAll("_");
    if (safe.length() > LONGEST || !safe.contentEquals(name)) {
      String start = safe.substring(0, Math.min(LONGEST, safe.length()));
      safe = "%s-%08x".formatted(start, uniqueId.hashCode());
    }
    return safe + ".txt";
  }

  /** What a test is called in files that people write: without white space, and the same always. */
  static String key(Class<?> type, Method method, String uniqueId) {
    StringBuilder key = new StringBuilder(type.getName()).append('.').append(method.getName());
    key.append('(');
    if (isOverloaded(type, method)) {
      key.append(
          Arrays.stream(method.getParameterTypes())
              .map(Class::getSimpleName)
              .collect(Collectors.joining(",")));
    }
    key.append(')');
    Matcher invocation = INVOCATION.matcher(uniqueId);
    while (invocation.find()) {
      key.append('#').append(invocation.group(1));
    }
    return key.toString().replaceAll("\\s", "_");
  }

  private static boolean isOverloaded(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
            .filter(each -> !each.isSynthetic() && each.getName().equals(method.getName()))
            .count()
        > 1;
  }

  static Class<?> outermost(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type : outermost(outer);
  }

  static String packagePath(Class<?> type) {
    return type.getPackageName().replace('.', '/');
  }

  /** Where the source of a test is; among the resources of tests if it is not found. */
  static Path directoryOf(Class<?> type) {
    Path module = module(type);
    String path = packagePath(type);
    String name = outermost(type).getSimpleName();
    return roots(module)
        .map(root -> root.resolve(path))
        .filter(directory -> holds(directory, name))
        .findFirst()
        .orElseGet(() -> module.resolve("src/test/resources").resolve(path));
  }

  private static boolean holds(Path directory, String name) {
    return ENDINGS.stream().anyMatch(ending -> Files.exists(directory.resolve(name + ending)));
  }

  /** {@code src/test/java}, {@code src/integrationTest/kotlin} and so on. */
  static Stream<Path> roots(Path module) {
    Path sources = module.resolve("src");
    if (!Files.isDirectory(sources)) {
      return Stream.empty();
    }
    try (Stream<Path> sets = Files.list(sources)) {
      return sets
          .sorted()
          .flatMap(set -> LANGUAGES.stream().map(set::resolve))
          .filter(Files::isDirectory)
          .collect(Collectors.toList())
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The directory of the module of a class: around the directory that it was compiled to, or the
   * working directory.
   */
  static Path module(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      Path compiled = source == null ? null : new File(source.getLocation().toURI()).toPath();
      for (Path each = compiled; each != null; each = each.getParent()) {
        if (Files.isDirectory(each.resolve("src"))) {
          return each;
        }
      }
    } catch (URISyntaxException | IllegalArgumentException noFile) {
      return workingDirectory();
    }
    return workingDirectory();
  }

  static Path workingDirectory() {
    return Path.of("").toAbsolutePath();
  }

  /** As short as it can be said from here. */
  static Path shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path here = workingDirectory();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
