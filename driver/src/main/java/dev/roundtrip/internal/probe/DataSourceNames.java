package dev.roundtrip.internal.probe;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** What the data sources of one Roundtrip are called. Thread-safe. */
public final class DataSourceNames {

  /** More than an application has; whoever makes more gets names that are not told apart. */
  private static final int MAXIMUM = 1_000;

  private final Set<String> names = new CopyOnWriteArraySet<>();

  DataSourceNames() {}

  /** A name that no other data source has: this one, or this one with a number behind. */
  String unused(String wanted) {
    String name = wanted;
    for (int number = 2; names.size() < MAXIMUM && !names.add(name); number++) {
      name = wanted + "-" + number;
    }
    return name;
  }

  /** All of them, the first that was named first. */
  public List<String> all() {
    return List.copyOf(names);
  }
}
