package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;

/** Numbered by the database. */
public record LogEntry(@Id Long id, String message) {}
