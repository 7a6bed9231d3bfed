package dev.roundtrip.testing.spring;

import dev.roundtrip.testing.internal.RunningTest;
import dev.roundtrip.testing.internal.RunningTests;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server which test a request comes from. Needed only where tests that send requests to
 * the same context over the network run at the same time; {@code TestRestTemplate} has it already.
 *
 * <pre>{@code
 * client.get().uri("/authors").header(TestHeader.NAME, TestHeader.value())
 * }</pre>
 */
public final class TestHeader {

  /** The header's name. */
  public static final String NAME = "X-Roundtrip-Test";

  private TestHeader() {}

  /**
   * Its value, for requests of the test that runs on this thread.
   *
   * @throws IllegalStateException if none does
   */
  public static String value() {
    @Nullable RunningTest test = RunningTests.current();
    if (test == null) {
      throw new IllegalStateException(
          "No test is recorded on this thread: ask for the header in the body of a test that"
              + " RoundtripExtension runs.");
    }
    return test.id();
  }
}
