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
 * That no SELECT of the test reads a whole table where an index could serve it: the database is
 * asked for the plan of each, with the values that were used.
 *
 * <p>Of a table with 1,000 rows or more, the plan decides. Reading a whole table is right where it
 * has fewer, as test data do, whatever its indexes are; then it is asked whether an index could
 * serve: PostgreSQL, kept from scanning, uses it or does not; MariaDB and MySQL tell that there may
 * be one, which is INCONCLUSIVE; the other databases use one where there is one. It is INCONCLUSIVE
 * too where no plan can be had. Statements that write are not looked at.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(NoFullScan.List.class)
@ExtendWith(RoundtripExtension.class)
public @interface NoFullScan {

  /** The tables it is about; none for all. A name without schema fits any schema. */
  String[] tables() default {};

  /** Tables that may be read as a whole, because they stay small. */
  String[] except() default {};

  /**
   * From how many rows on the plan decides; with fewer rows in a table, a scan of it is
   * INCONCLUSIVE. 0 for 1,000, and with fewer it is asked whether an index could serve.
   */
  long minRows() default 0;

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
    NoFullScan[] value();
  }
}
