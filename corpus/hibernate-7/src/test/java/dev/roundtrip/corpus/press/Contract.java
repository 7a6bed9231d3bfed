package dev.roundtrip.corpus.press;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** Is loaded with its payments and its notes, always. */
@Table("contract")
public record Contract(
    @Id Long id,
    String subject,
    @MappedCollection(idColumn = "contract_id") Set<Payment> payments,
    @MappedCollection(idColumn = "contract_id") Set<Note> notes) {}
