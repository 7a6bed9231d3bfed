package dev.roundtrip.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Nothing is wrong with a scenario; the value says why. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Silent {

  String value();

  /** Whether it opens scopes of its own, which rules without scopes cannot be judged by. */
  boolean scopes() default false;
}
