package dev.roundtrip;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks repeated statements as meant: warming a cache, one query per tenant, a lock taken row by
 * row. What this method sends, or any method of this class, directly or through its nearest calls,
 * is not reported as an N+1, a lookup in a loop or a duplicate. Slow statements still are.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface AllowQueries {

  /** Why this is right, for the next reader; not blank. */
  String reason();
}
