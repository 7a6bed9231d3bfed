package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** Guarded by a version. */
@Entity
@Table(name = "account")
public class Account {
  @Id private Long id;
  @Version private int version;
  private int balance;

  public int getBalance() {
    return balance;
  }

  public void add(int amount) {
    balance += amount;
  }
}
