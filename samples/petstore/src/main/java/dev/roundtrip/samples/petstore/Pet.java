package dev.roundtrip.samples.petstore;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

@Entity
public class Pet {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  private String name;
  private int price;

  @ManyToOne(fetch = FetchType.LAZY)
  private Owner owner;

  @OneToMany(mappedBy = "pet")
  private List<Visit> visits = new ArrayList<>();

  protected Pet() {}

  Pet(String name, int price, Owner owner) {
    this.name = name;
    this.price = price;
    this.owner = owner;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public int getPrice() {
    return price;
  }

  public void setPrice(int price) {
    this.price = price;
  }

  public Owner getOwner() {
    return owner;
  }

  public List<Visit> getVisits() {
    return visits;
  }
}
