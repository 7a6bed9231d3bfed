package dev.roundtrip.corpus;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** The tables of the corpus as entities. */
final class Entities {

  private Entities() {}

  /** Of a customer. */
  @Entity(name = "Region")
  @Table(name = "region")
  static class Region {
    @Id Long id = 0L;
    String name = "";

    String getName() {
      return name;
    }
  }

  /** With everything lazy. */
  @Entity(name = "Customer")
  @Table(name = "customer")
  static class Customer {
    @Id Long id = 0L;
    String name = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "region_id")
    @Nullable Region region;

    @OneToMany(mappedBy = "customer")
    List<Purchase> purchases = new ArrayList<>();

    String getName() {
      return name;
    }

    @Nullable Region getRegion() {
      return region;
    }

    List<Purchase> getPurchases() {
      return purchases;
    }
  }

  /** With two associations to one table. */
  @Entity(name = "Purchase")
  @Table(name = "purchase")
  static class Purchase {
    @Id Long id = 0L;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    @Nullable Customer customer;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "payer_id")
    @Nullable Customer payer;

    @Nullable Customer getCustomer() {
      return customer;
    }

    @Nullable Customer getPayer() {
      return payer;
    }
  }

  /** Fetches its customer at once, with a statement of its own. */
  @Entity(name = "EagerPurchase")
  @Table(name = "purchase")
  static class EagerPurchase {
    @Id Long id = 0L;

    @ManyToOne(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "customer_id")
    @Nullable Customer customer;
  }
}
