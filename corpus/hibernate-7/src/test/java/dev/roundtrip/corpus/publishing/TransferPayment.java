package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** By transfer. */
@Entity
@Table(name = "transfer_payment")
public class TransferPayment extends Payment {
  private String iban;

  public String getIban() {
    return iban;
  }
}
