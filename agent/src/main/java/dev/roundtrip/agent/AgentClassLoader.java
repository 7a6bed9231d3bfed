package dev.roundtrip.agent;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads what lies inside of the agent's jar. Its parent is the JDK: nothing of the application is
 * seen from here, and nothing from here by the application.
 */
public final class AgentClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final ZipFile jar;
  private final File file;

  AgentClassLoader(File file) throws IOException {
    super("roundtrip-agent", ClassLoader.getPlatformClassLoader());
    this.file = file;
    this.jar = new ZipFile(file);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.equals(AgentClassLoader.class.getName())) {
      return AgentClassLoader.class;
    }
    byte[] bytes;
    try {
      bytes = bytes(name.replace('.', '/'));
    } catch (IOException missing) {
      throw new ClassNotFoundException(name, missing);
    }
    return defineClass(name, bytes, 0, bytes.length, getClass().getProtectionDomain());
  }

  /**
   * The bytes of a class of the agent.
   *
   * @throws IOException if there is no such class
   */
  public byte[] bytes(String internalName) throws IOException {
    ZipEntry entry = jar.getEntry("inst/" + internalName + ".classdata");
    if (entry == null) {
      throw new IOException("no class " + internalName + " in the agent's jar");
    }
    try (InputStream stream = jar.getInputStream(entry)) {
      return stream.readAllBytes();
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      ZipEntry entry = jar.getEntry("inst/" + name);
      if (entry == null) {
        return super.getResourceAsStream(name);
      }
      try (InputStream stream = jar.getInputStream(entry)) {
        return new ByteArrayInputStream(stream.readAllBytes());
      }
    } catch (IOException missing) {
      return null;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    if (jar.getEntry("inst/" + name) == null) {
      return null;
    }
    try {
      return URI.create("jar:" + file.toURI() + "!/inst/" + name).toURL();
    } catch (MalformedURLException impossible) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
  }
}
