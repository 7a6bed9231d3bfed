package com.acme.shop;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AuthorRepository extends JpaRepository<Author, Long> {

  @Query("select distinct a from Author a left join fetch a.books order by a.name")
  List<Author> findAllWithBooks();
}
