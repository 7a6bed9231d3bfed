package dev.roundtrip.samples.bookstore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;

@Entity
@Table(name = "customer_order")
class Order {
  @Id private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Customer customer;

  @Column(name = "placed_on")
  private LocalDate placedOn;

  @OneToMany(mappedBy = "order")
  private List<OrderLine> lines;

  @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
  protected Order() {}

  Customer getCustomer() {
    return customer;
  }

  LocalDate getPlacedOn() {
    return placedOn;
  }

  List<OrderLine> getLines() {
    return lines;
  }
}
