package dev.roundtrip.spi;

import dev.roundtrip.finding.Finding;

/**
 * What a framework knows, and wants to know. All methods do nothing unless they are overridden.
 * Called on the application's threads, when a scope has ended, so each must be quick and
 * thread-safe; statements that are sent meanwhile are not counted. What one throws is logged, and
 * never reaches the application.
 */
public interface RoundtripExtension {

  /**
   * The same finding with what the framework knows about it: notes, better advice, the name of an
   * association. Kind, fingerprint, shape and call site are to stay. Called before the finding is
   * reported to anybody.
   *
   * @return not null; {@code finding} itself if there is nothing to add
   */
  default Finding enrich(Finding finding) {
    return finding;
  }

  /**
   * Whether {@link #ended} is wanted, also of transactions and leases of a single statement. Asked
   * once, when a Roundtrip is built.
   */
  default boolean wantsScopes() {
    return false;
  }

  /** A scope has ended, and its findings have been reported. */
  default void ended(EndedScope scope) {}
}
