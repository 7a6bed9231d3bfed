package dev.roundtrip.samples.bookstore;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the tests of the pages once and prints the milliseconds that took, those of the processors
 * in all, and how many tests passed.
 */
final class SuiteTime {

  private SuiteTime() {}

  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    long start = System.nanoTime();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(PageTests.class))
                .build(),
            listener);
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    long processors =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    System.out.printf(
        "%d %d %d%n", milliseconds, processors, listener.getSummary().getTestsSucceededCount());
  }
}
