package dev.roundtrip.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A {@link Call} whose result is an update count, apart so that the count is not boxed. */
@FunctionalInterface
interface CountCall<S, A> {

  long on(S raw, @Nullable String sql, A argument) throws SQLException;
}
