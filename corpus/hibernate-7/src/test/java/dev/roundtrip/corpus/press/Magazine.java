package dev.roundtrip.corpus.press;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** Is loaded with its articles, always. */
@Table("magazine")
public record Magazine(
    @Id Long id, String title, @MappedCollection(idColumn = "magazine_id") Set<Article> articles) {}
