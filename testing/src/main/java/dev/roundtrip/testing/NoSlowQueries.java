package dev.roundtrip.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** That no statement takes long, up to its first row. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(NoSlowQueries.List.class)
@ExtendWith(RoundtripExtension.class)
public @interface NoSlowQueries {

  /** Such as {@code 100ms} or {@code 2s}; units are us, ms, s and m. */
  String over();

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
    NoSlowQueries[] value();
  }
}
