package dev.roundtrip.internal.probe;

import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * What is known of the databases that URLs lead to, so that not each connection of {@code
 * DriverManager} has to be asked for its dialect. Thread-safe.
 */
public final class UrlProbes {

  /** More kinds of URL than an application has; whoever has more is asked each time. */
  private static final int MAXIMUM = 100;

  private final ConcurrentHashMap<String, DataSourceProbe> probes = new ConcurrentHashMap<>();

  /** What was answered about a statement is known by its data source. */
  private final ConcurrentHashMap<DataSource, DataSource> dataSources = new ConcurrentHashMap<>();

  private final Recorder recorder;

  /** No URL is known yet. */
  public UrlProbes(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * The probe for a URL.
   *
   * @param url begins with {@code jdbc:}; only what tells products apart is kept of it
   */
  public DataSourceProbe of(String url) {
    String product = product(url);
    DataSourceProbe known = probes.get(product);
    if (known != null) {
      return known;
    }
    return probes.size() < MAXIMUM ? probes.computeIfAbsent(product, this::probe) : probe(product);
  }

  private DataSourceProbe probe(String product) {
    return new DataSourceProbe(recorder, product).named(product);
  }

  /** The one that was given first of those that equal it. */
  public DataSource same(DataSource dataSource) {
    if (!recorder.settings.explains()) {
      return dataSource;
    }
    DataSource known = dataSources.get(dataSource);
    if (known != null || dataSources.size() >= MAXIMUM) {
      return known == null ? dataSource : known;
    }
    DataSource earlier = dataSources.putIfAbsent(dataSource, dataSource);
    return earlier == null ? dataSource : earlier;
  }

  /** Up to the third colon, or to what begins a host, a path or options: no secret stands there. */
  private static String product(String url) {
    int colons = 0;
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if ((c == ':' && ++colons == 3) || "/;?@,".indexOf(c) >= 0) {
        return url.substring(0, i);
      }
    }
    return url;
  }
}
