import org.jspecify.annotations.NullMarked;

/** Observes JDBC; what is under {@code internal} may change with any version. */
@NullMarked
module dev.roundtrip {
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires com.github.benmanes.caffeine;
  requires org.slf4j;

  exports dev.roundtrip;
  exports dev.roundtrip.finding;
}
