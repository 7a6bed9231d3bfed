package dev.roundtrip.internal.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON document. Databases leave members out and change their types between versions
 * ({@code 1}, {@code "1"}, {@code 1.5e3}), so every question has an answer, and null means that it
 * is not told.
 */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Json NOTHING = new Json(null);

  private final @Nullable Object value;

  private Json(@Nullable Object value) {
    this.value = value;
  }

  static Json parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return new Json(read(parser));
    } catch (IOException failure) {
      throw new UnreadablePlanException("The plan is no JSON: " + failure.getMessage(), failure);
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Json> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, new Json(read(parser)));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Json> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(new Json(read(parser)));
      }
      return elements;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** A member of an object; nothing if this is none or has no such member. */
  Json get(String name) {
    return members().getOrDefault(name, NOTHING);
  }

  boolean has(String name) {
    return members().containsKey(name);
  }

  boolean exists() {
    return value != null;
  }

  /** The members of an object, in their order; none if this is no object. */
  @SuppressWarnings("unchecked")
  Map<String, Json> members() {
    return value instanceof Map ? (Map<String, Json>) value : Map.of();
  }

  /** The elements of an array; none if this is no array. */
  @SuppressWarnings("unchecked")
  List<Json> elements() {
    return value instanceof List ? (List<Json>) value : List.of();
  }

  /** A text, number or truth value as text; of an array its elements, separated by commas. */
  @Nullable String text() {
    if (value instanceof List) {
      List<String> texts = new ArrayList<>();
      for (Json element : elements()) {
        String text = element.text();
        if (text != null) {
          texts.add(text);
        }
      }
      return texts.isEmpty() ? null : String.join(", ", texts);
    }
    return value instanceof String text ? text : null;
  }

  /** A number, also one that was written as text; null if this is none. */
  @Nullable Double number() {
    if (value instanceof String text) {
      try {
        return Double.valueOf(text.trim());
      } catch (NumberFormatException notANumber) {
        return null;
      }
    }
    return null;
  }

  boolean isTrue() {
    return "true".equals(value);
  }
}
