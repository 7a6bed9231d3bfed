package dev.roundtrip.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** That nothing is read again that has not changed: the same statement with the same values. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(NoDuplicateQueries.List.class)
@ExtendWith(RoundtripExtension.class)
public @interface NoDuplicateQueries {

  /** The data source it is about; empty for all of them. */
  String dataSource() default "";

  /** Several of them, one for each data source. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
  @ExtendWith(RoundtripExtension.class)
  @interface List {

    /** Each of them. */
    NoDuplicateQueries[] value();
  }
}
