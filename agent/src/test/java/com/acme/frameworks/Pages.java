package com.acme.frameworks;

import java.util.List;

/** What is visited. */
final class Pages {

  static final List<String> ON_TOMCAT =
      List.of(
          "/authors/4711",
          "POST /orders",
          "/publishers/12/books",
          "/composed/12",
          "/declared/abc",
          "/broken/12",
          "/callable/12",
          "/thread/12",
          "/deferred/12",
          "/late/12",
          "/pool/12",
          "/async/12",
          "/plain/orders/17",
          "/plain/filtered/17",
          "/leaving/12");

  static final List<String> ON_JERSEY =
      List.of("/books/12", "DELETE /books/12", "/writers/abc", "/shelves/abc/upper");

  private Pages() {}
}
