package dev.roundtrip.internal.jdbc;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Date;
import java.sql.RowIdLifetime;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A fresh value of any type that JDBC passes around, and objects of a driver that do nothing. */
final class Samples {

  private Samples() {}

  /** What the class of a blank object can be recognised by, through however many wrappers. */
  interface Blank {}

  /** A type that nothing implements: asking to unwrap it goes all the way down. */
  interface Unknown {}

  /** A value of the type; they differ from position to position. */
  static Object of(Class<?> type, int position) {
    if (type.isPrimitive()) {
      return primitive(type, position);
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 2);
    }
    if (type == Class.class) {
      return Unknown.class;
    }
    if (type == Map.class) {
      return new HashMap<>();
    }
    return type.isInterface() ? blank(type) : object(type, position);
  }

  private static Object primitive(Class<?> type, int position) {
    if (type == boolean.class) {
      return position % 2 == 1;
    }
    int number = 40 + position;
    return switch (type.getName()) {
      case "byte" -> (byte) number;
      case "short" -> (short) number;
      case "int" -> number;
      case "long" -> (long) number;
      case "float" -> (float) number;
      case "double" -> (double) number;
      default -> throw new AssertionError("no sample of " + type);
    };
  }

  private static Object object(Class<?> type, int position) {
    return switch (type.getSimpleName()) {
      case "Object" -> new Object();
      case "String" -> "text " + position;
      case "BigDecimal" -> new BigDecimal(position);
      case "Date" -> new Date(position);
      case "Time" -> new Time(position);
      case "Timestamp" -> new Timestamp(position);
      case "Calendar" -> Calendar.getInstance();
      case "Properties" -> new Properties();
      case "InputStream" -> InputStream.nullInputStream();
      case "Reader" -> Reader.nullReader();
      case "PrintWriter" -> new PrintWriter(Writer.nullWriter());
      case "Logger" -> Logger.getAnonymousLogger();
      case "SQLWarning" -> new SQLWarning();
      case "RowIdLifetime" -> RowIdLifetime.ROWID_VALID_SESSION;
      case "URL" -> url();
      default -> throw new AssertionError("no sample of " + type + ": add one here");
    };
  }

  private static URL url() {
    try {
      return URI.create("https://localhost/").toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  /** An object whose methods return null, zero or false. */
  static <T> T blank(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            Samples.class.getClassLoader(),
            new Class<?>[] {type, Blank.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> arguments != null && proxy == arguments[0];
                  case "toString" -> "blank " + type.getSimpleName();
                  default -> zero(method.getReturnType());
                }));
  }

  private static @Nullable Object zero(Class<?> type) {
    if (!type.isPrimitive() || type == void.class) {
      return null;
    }
    return Array.get(Array.newInstance(type, 1), 0);
  }
}
