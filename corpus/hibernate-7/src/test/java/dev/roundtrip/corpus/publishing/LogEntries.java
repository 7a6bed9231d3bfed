package dev.roundtrip.corpus.publishing;

import org.springframework.data.jpa.repository.JpaRepository;

/** For LogEntry. */
public interface LogEntries extends JpaRepository<LogEntry, Long> {}
