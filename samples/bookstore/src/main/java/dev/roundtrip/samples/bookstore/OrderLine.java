package dev.roundtrip.samples.bookstore;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "order_line")
class OrderLine {
  @Id private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Order order;

  @ManyToOne(fetch = FetchType.LAZY)
  private Book book;

  private int quantity;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected OrderLine() {}

  Order getOrder() {
    return order;
  }

  Book getBook() {
    return book;
  }

  int getQuantity() {
    return quantity;
  }
}
