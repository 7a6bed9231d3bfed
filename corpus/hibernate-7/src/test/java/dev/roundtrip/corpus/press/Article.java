package dev.roundtrip.corpus.press;

import org.springframework.data.annotation.Id;

/** Part of a magazine. */
public record Article(@Id Long id, String title) {}
