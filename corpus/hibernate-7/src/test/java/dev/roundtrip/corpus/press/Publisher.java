package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;

/** An aggregate of one row. */
public record Publisher(@Id Long id, String name) {}
