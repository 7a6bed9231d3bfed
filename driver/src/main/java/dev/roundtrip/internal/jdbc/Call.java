package dev.roundtrip.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One execution on the raw object. The arguments are handed in so that the lambda captures nothing
 * and no call allocates.
 */
@FunctionalInterface
interface Call<S, A, R> {

  R on(S raw, @Nullable String sql, A argument) throws SQLException;
}
