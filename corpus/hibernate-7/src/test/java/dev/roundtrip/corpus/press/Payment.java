package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Part of a contract. */
@Table("payment")
public record Payment(@Id Long id, int amount) {}
