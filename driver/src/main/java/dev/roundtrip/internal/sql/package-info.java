/**
 * SQL text to {@link dev.roundtrip.internal.sql.Shape}; pure, no JDBC, no parser library.
 *
 * <p>Text flows one way. {@code Lexer} cuts it into tokens by the flags of {@link
 * dev.roundtrip.internal.sql.Dialect}; {@code TokenFolder} abstracts literals and collapses lists
 * while they arrive, so that the {@code TokenBuffer} stays small for huge texts; {@code
 * StatementFolder} folds names and values of utility statements. From the folded tokens {@code
 * Layout} finds clauses and query blocks, {@code Sources} tables and aliases, {@code Roles} what
 * each value is for, {@code SelectList} the columns of the result, {@code Kinds} and {@code
 * Features} what the statement does, and {@code ShapeText} writes text and fingerprint. {@link
 * dev.roundtrip.internal.sql.SqlReader} puts them together, {@link
 * dev.roundtrip.internal.sql.ShapeCache} remembers.
 *
 * <p>Lexer rules go to {@code Lexer} and the scanners beside it, what counts as the same statement
 * to the folders, and what a statement means to the readers of {@code Layout}. Nothing after the
 * folders sees a literal.
 */
@NullMarked
package dev.roundtrip.internal.sql;

import org.jspecify.annotations.NullMarked;
