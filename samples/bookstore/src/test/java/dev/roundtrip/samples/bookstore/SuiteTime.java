package dev.roundtrip.samples.bookstore;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of the pages once and prints how many milliseconds that took. */
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
    System.out.printf("%d %d%n", milliseconds, listener.getSummary().getTestsSucceededCount());
  }
}
