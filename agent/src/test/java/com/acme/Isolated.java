package com.acme;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@link WalkOnce} in another class loader: {@code child-first} as in a servlet container,
 * {@code strict} as in OSGi, where only {@code java.*} comes from the parent.
 */
public final class Isolated {

  private Isolated() {}

  public static void main(String[] arguments) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    ClassLoader loader =
        arguments[0].equals("strict")
            ? new Strict(urls.toArray(URL[]::new))
            : new ChildFirst(urls.toArray(URL[]::new));
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> main = loader.loadClass("com.acme.WalkOnce");
    if (main.getClassLoader() != loader) {
      throw new AssertionError("not isolated");
    }
    main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
  }

  private static class ChildFirst extends URLClassLoader {

    ChildFirst(URL[] urls) {
      super(urls, Isolated.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        try {
          return name.startsWith("java.") || name.startsWith("javax.")
              ? super.loadClass(name, resolve)
              : findClass(name);
        } catch (ClassNotFoundException notHere) {
          return parent(name);
        }
      }
    }

    Class<?> parent(String name) throws ClassNotFoundException {
      return getParent().loadClass(name);
    }
  }

  private static final class Strict extends ChildFirst {

    Strict(URL[] urls) {
      super(urls);
    }

    @Override
    Class<?> parent(String name) throws ClassNotFoundException {
      if (name.startsWith("javax.") || name.startsWith("org.xml.") || name.startsWith("org.w3c.")) {
        return super.parent(name);
      }
      throw new ClassNotFoundException(name + " is not imported");
    }

    @Override
    public URL getResource(String name) {
      try {
        return findResource(name);
      } catch (RuntimeException closed) {
        return null;
      }
    }

    @Override
    public java.util.Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }
}
