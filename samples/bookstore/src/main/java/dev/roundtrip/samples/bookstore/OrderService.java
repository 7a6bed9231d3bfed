package dev.roundtrip.samples.bookstore;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;

/** What a customer has bought so far. */
final class OrderService {
  record OrderView(LocalDate placedOn, List<String> items) {}

  private final SessionFactory sessions;

  OrderService(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Reads the orders, then the lines of each order, then the book of each line. */
  List<OrderView> history(long customerId) {
    return sessions.fromTransaction(
        session ->
            views(
                session
                    .createSelectionQuery(
                        "from Order where customer.id = :customer order by placedOn, id",
                        Order.class)
                    .setParameter("customer", customerId)
                    .getResultList()));
  }

  /** Reads the orders with their lines and books. */
  List<OrderView> historyRepaired(long customerId) {
    return sessions.fromTransaction(
        session ->
            views(
                session
                    .createSelectionQuery(
                        """
                        from Order o join fetch o.lines line join fetch line.book
                        where o.customer.id = :customer order by o.placedOn, o.id
                        """,
                        Order.class)
                    .setParameter("customer", customerId)
                    .getResultList()));
  }

  private static List<OrderView> views(List<Order> orders) {
    List<OrderView> views = new ArrayList<>();
    for (Order order : orders) {
      List<String> items = new ArrayList<>();
      for (OrderLine line : order.getLines()) {
        String title = line.getBook().getTitle(); // planted: nested n+1
        items.add(line.getQuantity() + " x " + title);
      }
      views.add(new OrderView(order.getPlacedOn(), items));
    }
    return views;
  }
}
