package dev.roundtrip.corpus;

import dev.roundtrip.finding.FindingKind;
import dev.roundtrip.finding.NPlusOneVariant;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What has to be found in a scenario; repeated if there is more than one thing, and nothing else.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Expect.All.class)
@interface Expect {

  FindingKind value() default FindingKind.N_PLUS_ONE;

  /** The column that the keys come from; empty if no source is to be named. */
  String source() default "";

  /** What stands behind {@code site:} on the line that has to be named; the method by default. */
  String site() default "";

  /** The smallest n at which it is to be found; nothing is to be found below it. */
  int from() default 2;

  /** The greatest n at which it is to be found; above it something else is. */
  int to() default Integer.MAX_VALUE;

  boolean nested() default false;

  /** Which flavour of N+1 has to be told; empty if the label leaves it open. */
  NPlusOneVariant[] variant() default {};

  /** For {@link Repeatable}. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    Expect[] value();
  }
}
