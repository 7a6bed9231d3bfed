package dev.roundtrip.corpus.publishing;

import org.springframework.data.jpa.repository.JpaRepository;

/** For Ticket. */
public interface Tickets extends JpaRepository<Ticket, Long> {}
