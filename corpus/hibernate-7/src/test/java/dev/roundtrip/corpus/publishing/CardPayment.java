package dev.roundtrip.corpus.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** By card. */
@Entity
@Table(name = "card_payment")
public class CardPayment extends Payment {
  private String card;

  public String getCard() {
    return card;
  }
}
