package dev.roundtrip.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes the database seem far away while the body of a test runs, so that one on the same machine
 * cannot hide what many round trips cost: each takes longer by this, and what is measured includes
 * it. What counts as a round trip is said in {@link dev.roundtrip.recording.SimulatedLatency}. The
 * nearest one holds: of the method, the class, the classes around it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith(RoundtripExtension.class)
public @interface SimulatedLatency {

  /** Such as {@code 5ms} or {@code 500us}, at most {@code 10s}; {@code 0ms} for none. */
  String value();
}
