package dev.roundtrip.samples.bookstore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Prints prices in the currency that the shop is set to. */
final class PriceTags {
  private final SessionFactory sessions;

  PriceTags(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Reads the currency for each price; a stateless session has no memory of what it read. */
  List<String> print(List<BigDecimal> prices) {
    return sessions.fromStatelessTransaction(
        session -> {
          List<String> tags = new ArrayList<>();
          for (BigDecimal price : prices) {
            tags.add(price + " " + currency(session));
          }
          return tags;
        });
  }

  /** Reads the currency once. */
  List<String> printRepaired(List<BigDecimal> prices) {
    return sessions.fromStatelessTransaction(
        session -> {
          String currency = currency(session);
          List<String> tags = new ArrayList<>();
          for (BigDecimal price : prices) {
            tags.add(price + " " + currency);
          }
          return tags;
        });
  }

  private static String currency(StatelessSession session) {
    return session.get(Setting.class, "currency").getContent(); // planted: duplicate
  }
}
