package dev.roundtrip.internal.probe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import javax.sql.DataSource;

/**
 * What is known of the databases that URLs lead to, so that not each connection of {@code
 * DriverManager} has to be asked for its dialect. Thread-safe.
 */
public final class UrlProbes {

  /** More kinds of URL than an application has. */
  private static final int MAXIMUM = 100;

  private final Cache<String, DataSourceProbe> probes =
      Caffeine.newBuilder().maximumSize(MAXIMUM).executor(Runnable::run).build();

  /** What was answered about a statement is known by its data source. */
  private final Cache<DataSource, DataSource> dataSources =
      Caffeine.newBuilder().maximumSize(MAXIMUM).executor(Runnable::run).build();

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
    return probes.get(product(url), key -> new DataSourceProbe(recorder, key).named(key));
  }

  /** The one that was given first of those that equal it. */
  public DataSource same(DataSource dataSource) {
    return recorder.settings.explains()
        ? dataSources.get(dataSource, known -> dataSource)
        : dataSource;
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
