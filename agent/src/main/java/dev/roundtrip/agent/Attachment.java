package dev.roundtrip.agent;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line tool does; each returns the status to exit with. */
final class Attachment {

  private Attachment() {}

  static int list() {
    String self = String.valueOf(ProcessHandle.current().pid());
    int others = 0;
    for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
      if (!machine.id().equals(self)) {
        others++;
        System.out.println(machine.id() + "  " + machine.displayName());
      }
    }
    if (others == 0) {
      System.out.println("No other JVM of this user is running.");
    }
    return 0;
  }

  static int attach(String[] arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      return misunderstood("attach PID [OPTIONS] is expected", "");
    }
    String options = arguments.length == 3 ? absolute(arguments[2]) : "";
    return with(
        arguments[1],
        machine -> {
          machine.loadAgent(jar().toString(), options);
          System.out.println(
              "Attached to " + arguments[1] + ". What it finds goes to that application's log.");
        });
  }

  /** Files are meant from where the tool was started, not from where the JVM was. */
  private static String absolute(String options) {
    StringBuilder changed = new StringBuilder();
    for (String option : options.split(",", -1)) {
      changed.append(changed.length() == 0 ? "" : ",");
      int equals = option.indexOf('=');
      String name = equals < 0 ? "" : option.substring(0, equals);
      boolean file =
          name.equals("report")
              || name.equals("findings")
              || (name.equals("log-to")
                  && !option.endsWith("=stderr")
                  && !option.endsWith("=application"));
      changed.append(
          file ? name + "=" + Path.of(option.substring(equals + 1)).toAbsolutePath() : option);
    }
    return changed.toString();
  }

  static int ask(String[] arguments) {
    if (arguments.length != 2) {
      return misunderstood(arguments[0] + " PID is expected", "");
    }
    return with(
        arguments[1],
        machine -> {
          Path answer = Files.createTempFile("roundtrip", ".txt");
          try {
            machine.loadAgent(jar().toString(), "@" + arguments[0] + "@" + answer);
            String text = Files.readString(answer);
            System.out.println(
                text.isEmpty() ? "The agent did not answer; see that application's log." : text);
          } finally {
            Files.deleteIfExists(answer);
          }
        });
  }

  static int help(String usage) {
    System.out.println(usage);
    try {
      ClassLoader loader = new AgentClassLoader(jar().toFile());
      var text = loader.loadClass("dev.roundtrip.agent.runtime.Help").getDeclaredMethod("text");
      text.setAccessible(true); // It is no API of anybody else's.
      System.out.println("\n" + text.invoke(null));
      return 0;
    } catch (ReflectiveOperationException | IOException broken) {
      System.err.println("The options cannot be listed: " + broken);
      return 1;
    }
  }

  static int misunderstood(String what, String usage) {
    System.err.println("Not understood: " + what + (usage.isEmpty() ? "" : "\n\n" + usage));
    return 2;
  }

  private interface Work {

    void with(VirtualMachine machine)
        throws IOException, AgentLoadException, AgentInitializationException;
  }

  private static int with(String pid, Work work) {
    VirtualMachine machine = null;
    try {
      machine = VirtualMachine.attach(pid);
      String version = machine.getSystemProperties().getProperty("java.specification.version", "");
      if (version.startsWith("1.") || (!version.isEmpty() && Integer.parseInt(version) < 17)) {
        return refused(pid, "it runs on Java " + version + ", and the agent needs 17 or newer.");
      }
      work.with(machine);
      return 0;
    } catch (AttachNotSupportedException | NumberFormatException no) {
      return refused(
          pid,
          "it is no JVM, or one that does not listen (-XX:+DisableAttachMechanism). " + said(no));
    } catch (AgentLoadException | AgentInitializationException no) {
      return refused(pid, "the JVM did not take the agent. " + said(no));
    } catch (IOException no) {
      return refused(
          pid,
          "there is no such process, or it belongs to another user: run this as that user. "
              + said(no));
    } finally {
      detach(machine);
    }
  }

  private static String said(Exception failure) {
    return failure.getMessage() == null ? "" : "(" + failure.getMessage() + ")";
  }

  private static void detach(@Nullable VirtualMachine machine) {
    try {
      if (machine != null) {
        machine.detach();
      }
    } catch (IOException gone) {
      System.err.println("The connection to the JVM is gone: " + gone.getMessage());
    }
  }

  private static int refused(String pid, String why) {
    System.err.println("Cannot attach to " + pid + ": " + why);
    return 1;
  }

  private static Path jar() {
    try {
      return Path.of(Attachment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalStateException("the jar has no path", impossible);
    }
  }
}
