/**
 * The wrappers around JDBC objects. They pass every call on untouched and tell a probe about it.
 *
 * <p>Where to add what:
 *
 * <ul>
 *   <li>A hook is one line over a probe, in the {@code Observed*} class of its interface. What a
 *       call means is decided in {@code dev.roundtrip.internal.probe}, never here.
 *   <li>{@code Forwarding*} is printed by {@code ForwardingGenerator} (in the tests, with the
 *       command that runs it) and never edited. {@code ForwardingDriftTests} calls every method of
 *       every interface on the JDK in use and fails when one does not reach the driver.
 *   <li>Execution, its time and its error are one method, {@code ObservedStatement.attempt}; a new
 *       way to execute goes through it.
 * </ul>
 *
 * <p>The rules that hold for every wrapper: the driver is called first; its result, null included,
 * and its exception go back as the same object; a parent ({@code getConnection()}, {@code
 * getStatement()}) is the wrapper, not the driver's object; {@code unwrap} reaches the driver's;
 * two wrappers are equal only if they are the same one.
 */
@NullMarked
package dev.roundtrip.internal.jdbc;

import org.jspecify.annotations.NullMarked;
