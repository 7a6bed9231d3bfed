package dev.roundtrip.corpus;

import dev.roundtrip.corpus.publishing.Book;
import dev.roundtrip.corpus.publishing.Books;
import java.util.List;

/** What a controller calls. */
class CatalogService {

  private final Books books;

  CatalogService(Books books) {
    this.books = books;
  }

  /** What goes to a client. */
  record Card(String title, String publisher) {}

  List<Card> cards(int n) {
    return books.findByIdLessThanEqualOrderById(n).stream().map(this::card).toList();
  }

  private Card card(Book book) {
    return new Card(book.getTitle(), book.getPublisher().getName()); // site: card
  }

  List<String> titles(long author) {
    return books.findByAuthorId(author).stream().map(Book::getTitle).toList(); // site: titles
  }
}
