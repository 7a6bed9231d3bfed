package dev.roundtrip.agent.runtime;

import dev.roundtrip.AgentAccess;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.agent.bridge.RoundtripBridge;
import dev.roundtrip.agent.hooks.CallHooks;
import dev.roundtrip.agent.transform.Instrumenter;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one agent of a JVM: started once, asked for its status, detached. */
public final class AgentRuntime {

  private static @Nullable AgentRuntime running;

  private final Instrumenter instrumenter;
  private final Roundtrip roundtrip;
  private final Findings findings;

  private AgentRuntime(AgentOptions options, Instrumentation instrumentation) {
    this.findings = new Findings(options.report(), options.findings());
    this.roundtrip = AgentAccess.builder(options.configuration()).onFinding(findings::add).build();
    this.instrumenter = new Instrumenter(instrumentation, Notices::refused, ApplicationLog::loaded);
    CallHooks.report(Notices::failed);
    RoundtripBridge.install(
        new CallHooks(
            new AgentSources(roundtrip, instrumenter),
            options.scopes() ? new AgentUnits(roundtrip) : new NoUnits()));
  }

  /**
   * Called by the JVM's entry, perhaps more than once: what is asked of an agent that is at work
   * already comes as options, too.
   *
   * @param options as they were written, separated by commas
   * @param attached whether the JVM was running when the agent came
   */
  public static synchronized void start(
      String options, Instrumentation instrumentation, boolean attached, Path jar) {
    AgentRuntime present = running;
    if (Commands.isOne(options)) {
      Commands.run(options, present);
      return;
    }
    if (present != null) {
      Notices.say(
          "the agent is at work in this JVM already; this second one is left out"
              + (options.isEmpty() ? "." : ", and its options with it: " + options));
      return;
    }
    AgentOptions read = AgentOptions.read(options);
    if (read.help()) {
      Notices.print(Help.text());
    }
    Output.open(read.log());
    read.problems().forEach(Notices::say);
    if (!read.enabled()) {
      Notices.say("switched off by roundtrip.enabled=false; nothing is observed.");
      return;
    }
    AgentRuntime started = new AgentRuntime(read, instrumentation);
    started.instrument();
    running = started;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> summarize(started), "roundtrip-summary"));
    Notices.log(
        "observing JDBC by agent "
            + (attached
                ? "attached to this JVM; connections that are open already are not seen"
                    + " until they are taken again"
                : "since this JVM has started")
            + read.told());
  }

  /** Whole, or not at all. */
  private void instrument() {
    try {
      instrumenter.start();
    } catch (Throwable failure) {
      RoundtripBridge.install(null);
      instrumenter.stop();
      roundtrip.close();
      throw failure;
    }
  }

  /** At the end of the JVM, or of the agent. */
  private static synchronized void summarize(AgentRuntime ending) {
    if (running == ending) {
      running = null;
      ending.roundtrip.close();
      Notices.log(ending.status());
      ending.findings.close();
    }
  }

  /** What has been seen so far, in a line. */
  String status() {
    return findings.summary(
        roundtrip.dataSources(), CallHooks.failures() + roundtrip.ownFailures());
  }

  /** Writes the report as it is now; returns where it is. */
  String report() {
    return findings.writeReport();
  }

  /** Stops observing. */
  static synchronized String detach() {
    AgentRuntime present = running;
    if (present == null) {
      return "no agent is at work";
    }
    RoundtripBridge.install(null);
    int restored = present.instrumenter.stop();
    summarize(present);
    return "detached: "
        + restored
        + " classes that were loaded before the agent came are as they were; those loaded since"
        + " keep a field that nobody reads any more";
  }
}
