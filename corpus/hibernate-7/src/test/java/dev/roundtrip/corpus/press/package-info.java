/** A press as aggregates of Spring Data JDBC. */
package dev.roundtrip.corpus.press;
