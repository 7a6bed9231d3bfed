/** A publishing house as entities and repositories. */
package dev.roundtrip.corpus.publishing;
