/**
 * What users are promised, proved on real databases: an abstract contract, and one class for each
 * engine that runs it. A new engine is one more constant of {@link dev.roundtrip.contract.Engine}
 * and one more class.
 */
@NullMarked
package dev.roundtrip.contract;

import org.jspecify.annotations.NullMarked;
