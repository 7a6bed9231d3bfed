package dev.roundtrip.spring.boot;

import dev.roundtrip.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The metadata that IDEs read, made from the options of the driver; run it to write the file anew. */
final class MetadataFile {

  private MetadataFile() {}

  public static void main(String[] arguments) throws Exception {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    return Option.all().stream()
        .map(MetadataFile::property)
        .collect(
            Collectors.joining(
                ",\n",
                "{\n  \"groups\": [{\"name\": \"roundtrip\"}],\n  \"properties\": [\n",
                "\n  ]\n}\n"));
  }

  private static String property(Option option) {
    String value =
        option.defaultText().isEmpty() || option.defaultText().startsWith("by ")
            ? ""
            : ",\n      \"defaultValue\": " + quoted(option.defaultText());
    return "    {\n      \"name\": %s,\n      \"type\": \"%s\",\n      \"description\": %s%s\n    }"
        .formatted(quoted(option.name()), type(option), quoted(description(option)), value);
  }

  private static String description(Option option) {
    return option.description() + " Write: " + option.type() + ".";
  }

  private static String type(Option option) {
    if (option.type().equals("true or false")) {
      return "java.lang.Boolean";
    }
    if (option.type().startsWith("duration") && !option.type().endsWith("off")) {
      return "java.time.Duration";
    }
    return option.type().endsWith("separated by commas")
        ? "java.util.List<java.lang.String>"
        : "java.lang.String";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
