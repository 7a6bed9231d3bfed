package dev.roundtrip.agent.runtime;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the application's packages by its main class, as the command line or the manifest names
 * it; of a Spring Boot archive, the class that its launcher starts. No guess is better than a wrong
 * one: servers and test runners start with a class that is not the application's.
 */
final class ApplicationPackages {

  private static final List<String> NO_APPLICATIONS =
      List.of(
          "org.apache.",
          "org.eclipse.",
          "org.jboss.",
          "org.wildfly.",
          "org.junit.",
          "org.gradle.",
          "org.codehaus.",
          "org.springframework.",
          "io.quarkus.",
          "com.intellij.",
          "com.ibm.",
          "com.caucho.",
          "com.sun.",
          "jdk.",
          "sun.",
          "java.",
          "weblogic.",
          "scala.",
          "kotlin.");

  private ApplicationPackages() {}

  /** At most one package; empty if there is no good guess. */
  static List<String> guess() {
    String command = System.getProperty("sun.java.command", "").strip();
    String first = command.isEmpty() ? "" : command.split("\\s+", 2)[0];
    // The path of an archive may hold blanks: its first word tells nothing.
    String archived =
        command.contains(".jar") || command.contains(".war") ? ofArchive(command) : null;
    String main = archived == null ? first : archived;
    if (main.endsWith(".jar") || main.endsWith(".war")) {
      return List.of();
    }
    String type = main.substring(main.indexOf('/') + 1); // module/class
    int dot = type.lastIndexOf('.');
    if (dot < 0 || NO_APPLICATIONS.stream().anyMatch(type::startsWith)) {
      return List.of();
    }
    return List.of(type.substring(0, dot));
  }

  private static @Nullable String ofArchive(String command) {
    // The longest beginning that is a file.
    for (int end = command.length(); end > 0; end = command.lastIndexOf(' ', end - 1)) {
      File file = new File(command.substring(0, end));
      if (file.isFile()) {
        return ofArchive(file);
      }
    }
    return null;
  }

  private static @Nullable String ofArchive(File file) {
    try (JarFile jar = new JarFile(file)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        return null;
      }
      Attributes attributes = manifest.getMainAttributes();
      String started = attributes.getValue("Start-Class");
      return started == null ? attributes.getValue(Attributes.Name.MAIN_CLASS) : started;
    } catch (IOException unreadable) {
      return null;
    }
  }
}
