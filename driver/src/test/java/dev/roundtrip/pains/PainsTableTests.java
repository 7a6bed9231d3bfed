package dev.roundtrip.pains;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table that says which test proves what names tests that exist, and all of this package. */
class PainsTableTests {

  private static final Path TABLE = Path.of("..", "docs", "pains.md");

  /** Tests of modules that know this one, and are not on its class path. */
  private static final Map<String, Path> ELSEWHERE =
      Map.of(
          "agent.",
          Path.of("..", "agent/src/test/java/dev/roundtrip/agent"),
          "spring.boot.",
          Path.of("..", "spring-boot-starter/src/it/shared/java/dev/roundtrip/spring/boot"),
          "testing.",
          Path.of("..", "testing/src/test/java/dev/roundtrip/testing"));

  private static final Pattern NAMED = Pattern.compile("`([\\w.]+)#(\\w+)`");

  @Test
  void everyTestThatTheTableNamesExists() throws IOException {
    assertThat(named()).hasSizeGreaterThan(50).allMatch(PainsTableTests::exists);
  }

  @Test
  void everyLineNamesATestOrSaysWhereItBelongs() throws IOException {
    List<String> lines =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
            .toList();

    assertThat(lines)
        .hasSizeGreaterThan(20)
        .allMatch(line -> NAMED.matcher(line).find() || line.contains(" not yet: "));
  }

  @Test
  void everyTestOfThisPackageIsNamed() throws IOException {
    Set<String> named = named();
    Stream<String> tests =
        Stream.of(
                AttributionPainsTests.class,
                BadInputTests.class,
                CompletenessTests.class,
                LeaksAndMemoryTests.class,
                OverheadTests.class,
                ProxiesThatBreakTheHostTests.class,
                VerdictPainsTests.class)
            .flatMap(
                type ->
                    Arrays.stream(type.getDeclaredMethods())
                        .filter(PainsTableTests::isTest)
                        .map(method -> "pains." + type.getSimpleName() + "#" + method.getName()));

    assertThat(tests).isNotEmpty().allMatch(named::contains);
  }

  private static Set<String> named() throws IOException {
    return NAMED
        .matcher(Files.readString(TABLE))
        .results()
        .map(match -> match.group(1) + "#" + match.group(2))
        .collect(Collectors.toSet());
  }

  /** Tests that are shared by many classes stand in the interface or class that declares them. */
  private static boolean exists(String name) {
    String[] parts = name.split("#", -1);
    for (Map.Entry<String, Path> module : ELSEWHERE.entrySet()) {
      if (parts[0].startsWith(module.getKey())) {
        String type = parts[0].substring(module.getKey().length()).replace('.', '/');
        return declares(module.getValue().resolve(type + ".java"), parts[1]);
      }
    }
    try {
      Class<?> type = Class.forName("dev.roundtrip." + parts[0]);
      return Stream.concat(
              Arrays.stream(type.getDeclaredMethods())
                  .filter(method -> method.getName().equals(parts[1])),
              Arrays.stream(type.getDeclaredFields())
                  .filter(field -> field.getName().equals(parts[1])))
          .anyMatch(PainsTableTests::isTest);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean declares(Path source, String test) {
    try {
      return Pattern.compile("@(Test|ParameterizedTest)\\b[^;]*\\svoid " + test + "\\(")
          .matcher(Files.readString(source))
          .find();
    } catch (IOException noSuchClass) {
      return false;
    }
  }

  private static boolean isTest(AnnotatedElement element) {
    return element.isAnnotationPresent(Test.class)
        || element.isAnnotationPresent(ParameterizedTest.class)
        || element.isAnnotationPresent(ArchTest.class);
  }
}
