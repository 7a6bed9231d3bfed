package com.acme.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Book {

  @Id private Long id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Author author;

  public String getTitle() {
    return title;
  }
}
