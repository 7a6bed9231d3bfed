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
 * What the body of a test sends: what is set is expected, the rest may be anything. A batch is one
 * statement. On a class it holds for each test that has none of its own for the same data source.
 * Numbers that cannot all be right are an error.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(ExpectQueries.List.class)
@ExtendWith(RoundtripExtension.class)
public @interface ExpectQueries {

  /** Not expected to be anything. */
  int ANY = -1;

  /** How many SELECTs. */
  int select() default ANY;

  /** How many INSERTs. */
  int insert() default ANY;

  /** How many UPDATEs. */
  int update() default ANY;

  /** How many DELETEs. */
  int delete() default ANY;

  /** How many statements of any kind. */
  int total() default ANY;

  /** How many SELECTs at most. */
  int maxSelect() default ANY;

  /** How many INSERTs at most. */
  int maxInsert() default ANY;

  /** How many UPDATEs at most. */
  int maxUpdate() default ANY;

  /** How many DELETEs at most. */
  int maxDelete() default ANY;

  /** How many statements of any kind at most. */
  int maxTotal() default ANY;

  /** How many rows the application reads. */
  int rows() default ANY;

  /** How many rows the application reads at most. */
  int maxRows() default ANY;

  /** How many rows are changed, as far as the driver tells. */
  int changedRows() default ANY;

  /** How many of the statements are batches. */
  int batches() default ANY;

  /** The data source whose statements are counted. May be empty if statements go to one only. */
  String dataSource() default "";

  /** Several of them, one for each data source. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
  @ExtendWith(RoundtripExtension.class)
  @interface List {

    /** Each of them. */
    ExpectQueries[] value();
  }
}
