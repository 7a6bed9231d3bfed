package dev.roundtrip.spring.boot;

import dev.roundtrip.Option;
import java.util.List;

/** All keys, read once. */
final class OptionNames {

  static final List<String> ALL = Option.all().stream().map(Option::name).toList();

  private OptionNames() {}
}
