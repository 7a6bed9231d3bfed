package dev.roundtrip.samples.legacyshop;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.hibernate.SessionFactory;

/** The authors with the number of their books: by Hibernate, one author at a time. */
@SuppressWarnings("serial") // Nobody serializes it.
final class AuthorsServlet extends HttpServlet {

  private final transient SessionFactory sessions;

  AuthorsServlet(SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PrintWriter page = response.getWriter();
    sessions.inTransaction(
        session -> {
          for (Author author :
              session
                  .createSelectionQuery("from Author order by name", Author.class)
                  .getResultList()) {
            page.println(author.getName() + ": " + author.getBooks().size()); // planted: n+1
          }
        });
  }
}
