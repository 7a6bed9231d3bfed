package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Numbered by the database. */
@Table("log_entry")
public record LogEntry(@Id Long id, String message) {}
