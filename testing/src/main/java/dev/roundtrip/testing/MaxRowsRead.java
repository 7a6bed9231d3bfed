package dev.roundtrip.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** That the application reads no more rows, of all its results. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(MaxRowsRead.List.class)
@ExtendWith(RoundtripExtension.class)
public @interface MaxRowsRead {

  /** How many at most. */
  long value();

  /** The data source whose rows are counted. May be empty if statements go to one only. */
  String dataSource() default "";

  /** Several of them, one for each data source. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
  @ExtendWith(RoundtripExtension.class)
  @interface List {

    /** Each of them. */
    MaxRowsRead[] value();
  }
}
