package dev.roundtrip.testing;

import dev.roundtrip.Roundtrip;
import java.util.ArrayList;
import java.util.List;

/** What is observed, and what to say if nothing is. */
final class Observed {

  static final String NOTHING =
      """
      INCONCLUSIVE: no DataSource is observed, so no statement could be seen.
        Give the code under test an observed DataSource, in one of these ways:
          a URL      jdbc:roundtrip:h2:mem:test instead of jdbc:h2:mem:test
          a field    static final Roundtrip roundtrip = Roundtrip.builder().build();
                     static final DataSource dataSource = roundtrip.wrap(pool);
          Spring     a bean of type DataSource in the test's context
          a parameter, with RoundtripExtension
                     @BeforeAll static void open(Roundtrip roundtrip) { dataSource = roundtrip.wrap(pool); }
        A field is found where the class or the test has an annotation of ours, or
        @ExtendWith(RoundtripExtension.class); elsewhere, name it: recordedBy(roundtrip).""";

  private Observed() {}

  static boolean any(List<Roundtrip> roundtrips) {
    return roundtrips.stream().anyMatch(each -> !each.dataSources().isEmpty());
  }

  static List<String> names(List<Roundtrip> roundtrips) {
    List<String> names = new ArrayList<>();
    roundtrips.forEach(each -> names.addAll(each.dataSources()));
    return names;
  }
}
