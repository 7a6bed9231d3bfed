package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;

/** Part of a contract. */
public record Payment(@Id Long id, int amount) {}
