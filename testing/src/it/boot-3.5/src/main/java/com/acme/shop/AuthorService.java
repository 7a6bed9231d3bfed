package com.acme.shop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
public class AuthorService {

  private final AuthorRepository authors;

  AuthorService(AuthorRepository authors) {
    this.authors = authors;
  }

  public List<String> list() {
    return lines(authors.findAll());
  }

  public List<String> listRepaired() {
    return lines(authors.findAllWithBooks());
  }

  @Async
  public CompletableFuture<List<String>> listLater() {
    return CompletableFuture.completedFuture(list());
  }

  private static List<String> lines(List<Author> found) {
    return found.stream()
        .map(author -> author.getName() + ": " + author.getBooks().size() + " books")
        .toList();
  }
}
