package dev.roundtrip.spring.boot;

import java.util.regex.Pattern;

/** Tells queries of Hibernate by their aliases, for wording only. */
final class HibernateSql {

  private static final Pattern ALIAS = Pattern.compile("\\b[a-z]+\\d+_\\d+\\.");

  private HibernateSql() {}

  /** Whether it has aliases such as {@code o1_0}. */
  static boolean wrote(String query) {
    return ALIAS.matcher(query).find();
  }
}
