package dev.roundtrip.samples.bookstore;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;

/** The authors that the shop's front page shows. */
final class AuthorService {
  record AuthorCard(String name, int books) {}

  private final SessionFactory sessions;

  AuthorService(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Reads the authors, and then, one author at a time, their books. */
  List<AuthorCard> featured() {
    return sessions.fromTransaction(
        session ->
            cards(
                session
                    .createSelectionQuery("from Author where featured order by name", Author.class)
                    .getResultList()));
  }

  /** Reads the authors with their books. */
  List<AuthorCard> featuredRepaired() {
    return sessions.fromTransaction(
        session ->
            cards(
                session
                    .createSelectionQuery(
                        "from Author a join fetch a.books where a.featured order by a.name",
                        Author.class)
                    .getResultList()));
  }

  private static List<AuthorCard> cards(List<Author> authors) {
    List<AuthorCard> cards = new ArrayList<>();
    for (Author author : authors) {
      int books = author.getBooks().size(); // planted: n+1
      cards.add(new AuthorCard(author.getName(), books));
    }
    return cards;
  }
}
