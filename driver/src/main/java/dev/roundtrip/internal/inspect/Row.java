package dev.roundtrip.internal.inspect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of an answer, by the labels of the query in lower case. */
record Row(Map<String, String> values) {

  /** Empty for NULL. */
  String text(String label) {
    return values.getOrDefault(label, "");
  }

  /** 0 for NULL. */
  double number(String label) {
    String text = text(label);
    try {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  @Nullable String textOrNull(String label) {
    return values.get(label);
  }
}
