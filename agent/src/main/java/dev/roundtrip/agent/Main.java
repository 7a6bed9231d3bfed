package dev.roundtrip.agent;

/** {@code java -jar roundtrip-agent.jar}: attaches the agent to a JVM that is running. */
public final class Main {

  private static final String USAGE =
      """
      java -jar roundtrip-agent.jar COMMAND

        list                    the JVMs of this user
        attach PID [OPTIONS]    observe a JVM that is running; options as with -javaagent
        status PID              what the agent has seen there so far
        report PID              write the report of report=FILE now
        detach PID              stop observing
        help                    every option

      At the start of an application: java -javaagent:roundtrip-agent.jar[=OPTIONS] ...""";

  private Main() {}

  /** See {@link #USAGE}; ends with status 1 if it could not be done, 2 if it was not understood. */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int status =
        switch (arguments[0]) {
          case "list" -> Attachment.list();
          case "attach" -> Attachment.attach(arguments);
          case "status", "report", "detach" -> Attachment.ask(arguments);
          case "help", "--help", "-h" -> Attachment.help(USAGE);
          default -> Attachment.misunderstood(arguments[0], USAGE);
        };
    System.exit(status);
  }
}
