package dev.roundtrip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Steady;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the agent keeps of an application is bounded, however long it runs. */
class HeapTests {

  /** {@code -Dheap.leases=400000} for a longer run. */
  private static final int LEASES = Integer.getInteger("heap.leases", 10_000);

  private static final Pattern GREW = Pattern.compile("grew by (-?\\d+) kB");
  private static final int BOUND_KB = 4 << 10;

  @Test
  void manyLeasesOfManyDataSourcesAndTextsLeaveABoundedRest() throws Exception {
    String text =
        Forked.java(
                "-Xmx64m",
                Forked.agent(""),
                "-cp",
                Forked.classPath(),
                Steady.class.getName(),
                String.valueOf(LEASES))
            .succeeded()
            .text();

    Matcher grew = GREW.matcher(text);
    assertThat(grew.find()).as(text).isTrue();
    assertThat(Integer.parseInt(grew.group(1))).isLessThan(BOUND_KB);
    assertThat(text).contains("done", " more\n").doesNotContain("failure of the agent");
  }
}
