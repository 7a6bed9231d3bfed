package dev.roundtrip.internal.inspect;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the database's driver, on the class path or in archives that were named. */
final class Drivers {

  /** So many are passed over; a class path that cannot be listed throws without end. */
  private static final int BROKEN_DRIVERS = 100;

  private Drivers() {}

  /** Null if none accepts the URL. */
  static @Nullable Driver accepting(String url, List<Path> jars) throws MalformedURLException {
    ClassLoader loader = Drivers.class.getClassLoader();
    if (!jars.isEmpty()) {
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = jars.get(i).toUri().toURL();
      }
      loader = new URLClassLoader(urls, loader); // Open as long as the command runs.
    }
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    for (int broken = 0; broken < BROKEN_DRIVERS; broken++) {
      try {
        while (drivers.hasNext()) {
          Driver driver = drivers.next();
          if (driver.acceptsURL(url)) {
            return driver;
          }
        }
        return null;
      } catch (ServiceConfigurationError | LinkageError | SQLException notLoaded) {
        // Ours needs libraries that are not here, and is not what is looked for.
      }
    }
    return null;
  }
}
