package dev.roundtrip.corpus.press;

import org.springframework.data.repository.ListCrudRepository;

/** For {@link LogEntry}. */
public interface LogEntries extends ListCrudRepository<LogEntry, Long> {}
