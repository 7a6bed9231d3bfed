package dev.roundtrip.spring.boot;

import dev.roundtrip.finding.Evidence;
import dev.roundtrip.finding.Evidence.Note;
import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.NPlusOneFinding;
import dev.roundtrip.spi.RoundtripExtension;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Says of findings which controller asked, and which methods of repositories sent the statements.
 */
final class SpringWords implements RoundtripExtension, Ordered {

  private static final boolean JDBC =
      ClassUtils.isPresent(
          "org.springframework.jdbc.core.JdbcTemplate", SpringWords.class.getClassLoader());

  private final Handlers handlers;
  private final RepositoryMethods repositories;

  SpringWords(Handlers handlers, RepositoryMethods repositories) {
    this.handlers = handlers;
    this.repositories = repositories;
  }

  @Override
  public int getOrder() {
    return 100;
  }

  @Override
  public Finding enrich(Finding finding) {
    @Nullable String sentBy = repositories.of(finding.shape().fingerprint());
    Finding advised = JDBC && sentBy == null ? JdbcAdvices.advised(finding) : finding;
    Evidence facts = advised.evidence();
    List<Note> notes = new ArrayList<>(facts.notes());
    add(notes, "handler", handlers.of(finding.scope()));
    if (finding instanceof NPlusOneFinding nPlusOne && nPlusOne.source() != null) {
      add(notes, "loaded by", repositories.of(nPlusOne.source().shape().fingerprint()));
    }
    add(notes, "sent by", sentBy);
    return finding.withEvidence(facts.with(facts.advice(), notes));
  }

  private static void add(List<Note> notes, String label, @Nullable String text) {
    if (text != null) {
      notes.add(new Note(label, text));
    }
  }
}
