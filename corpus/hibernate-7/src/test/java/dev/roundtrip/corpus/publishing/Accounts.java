package dev.roundtrip.corpus.publishing;

import org.springframework.data.jpa.repository.JpaRepository;

/** For Account. */
public interface Accounts extends JpaRepository<Account, Long> {}
