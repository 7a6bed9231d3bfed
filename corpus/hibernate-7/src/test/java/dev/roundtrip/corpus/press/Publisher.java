package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An aggregate of one row. */
@Table("publisher")
public record Publisher(@Id Long id, String name) {}
