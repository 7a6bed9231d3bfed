package dev.roundtrip.samples.bookstore;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtrip.Roundtrip;
import dev.roundtrip.testing.NoNPlusOne;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** Fails, as it should; run by {@link FailureTests}. */
class FailureCases {

  static final Roundtrip roundtrip = Roundtrip.builder().build();

  @Test
  @NoNPlusOne
  void authors() throws Exception {
    try (HikariDataSource pool = Database.open();
        SessionFactory sessions = Database.sessions(roundtrip.wrap(pool, "bookstore"))) {
      new AuthorService(sessions).featured();
    }
  }
}
