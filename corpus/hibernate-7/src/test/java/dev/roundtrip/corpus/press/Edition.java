package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;

/** Knows its publisher by key only. */
@Table("edition")
public record Edition(
    @Id Long id, String format, AggregateReference<Publisher, Long> publisherId) {}
