package dev.roundtrip.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That a SELECT of the test uses an index: one with this name, or one of a table that begins with
 * some columns. The database is asked for the plan of each SELECT, with the values that were used.
 * If it reads the whole table only because it has few rows, see {@link NoFullScan}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(UsesIndex.List.class)
@ExtendWith(RoundtripExtension.class)
public @interface UsesIndex {

  /** The index's name, whatever the case; empty if {@link #table} says which. */
  String value() default "";

  /** The table that it is of; a name without schema fits any schema. */
  String table() default "";

  /**
   * The columns that it begins with, in order, whatever the case; none for any index of the table.
   */
  String[] columns() default {};

  /** The data source it is about; empty for all of them. */
  String dataSource() default "";

  /** Several of them. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
  @ExtendWith(RoundtripExtension.class)
  @interface List {

    /** Each of them. */
    UsesIndex[] value();
  }
}
