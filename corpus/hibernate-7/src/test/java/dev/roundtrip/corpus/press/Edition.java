package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.mapping.AggregateReference;

/** Knows its publisher by key only. */
public record Edition(@Id Long id, String format, AggregateReference<Publisher, Long> publisherId) {}
