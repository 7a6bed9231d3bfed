package dev.roundtrip.testing;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes by JUnit and tells how each of their tests ended. */
final class Kit {

  private Kit() {}

  static EngineTestKit.Builder of(Class<?>... types) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    kit.configurationParameter("roundtrip.summary", "false");
    kit.configurationParameter("roundtrip.github", "false");
    kit.configurationParameter("roundtrip.report.directory", "target/kit");
    for (Class<?> type : types) {
      kit.selectors(DiscoverySelectors.selectClass(type));
    }
    return kit;
  }

  /** By method, or by name where there are several of one: the failure, or an empty text. */
  static Map<String, String> outcomes(EngineExecutionResults results) {
    Map<String, String> outcomes = new TreeMap<>();
    for (Event event : results.testEvents().finished().list()) {
      String name =
          event
              .getTestDescriptor()
              .getSource()
              .filter(MethodSource.class::isInstance)
              .filter(source -> !isDynamic(event))
              .map(source -> ((MethodSource) source).getMethodName())
              .orElse(event.getTestDescriptor().getDisplayName());
      while (outcomes.containsKey(name)) {
        name += "+";
      }
      TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
      outcomes.put(name, result.getThrowable().map(Throwable::getMessage).orElse(""));
    }
    return outcomes;
  }

  private static boolean isDynamic(Event event) {
    return event.getTestDescriptor().getUniqueId().toString().contains("dynamic-test");
  }
}
