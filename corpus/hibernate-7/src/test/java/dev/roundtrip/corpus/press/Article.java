package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Part of a magazine. */
@Table("article")
public record Article(@Id Long id, String title) {}
