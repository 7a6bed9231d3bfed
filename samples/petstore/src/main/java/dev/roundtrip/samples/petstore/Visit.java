package dev.roundtrip.samples.petstore;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Visit {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String reason;

  @ManyToOne(fetch = FetchType.LAZY)
  private Pet pet;

  protected Visit() {}

  Visit(String reason, Pet pet) {
    this.reason = reason;
    this.pet = pet;
  }

  public String getReason() {
    return reason;
  }
}
