package dev.roundtrip.corpus.press;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;

/** Is loaded with its payments and its notes, always. */
public record Contract(
    @Id Long id,
    String subject,
    @MappedCollection(idColumn = "contract_id") Set<Payment> payments,
    @MappedCollection(idColumn = "contract_id") Set<Note> notes) {}
