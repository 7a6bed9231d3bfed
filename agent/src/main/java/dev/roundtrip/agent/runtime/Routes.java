package dev.roundtrip.agent.runtime;

/** Templates of paths. */
final class Routes {

  private Routes() {}

  /** One path of two, whatever slashes they begin or end with. */
  static String joined(String base, String path) {
    String single = ("/" + base + "/" + path).replaceAll("/+", "/");
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }
}
