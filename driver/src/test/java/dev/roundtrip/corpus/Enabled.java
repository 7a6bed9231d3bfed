package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kinds that a scenario switches on, as they are off by default. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Enabled {

  FindingKind[] value();
}
