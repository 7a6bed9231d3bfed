import org.jspecify.annotations.NullMarked;

/** Observes JDBC; what is under {@code internal} may change with any version. */
@NullMarked
@SuppressWarnings({
  "requires-automatic",
  "requires-transitive-automatic"
}) // datasource-proxy is no module yet.
module dev.roundtrip {
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires transitive java.naming;
  requires java.xml;
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  requires org.slf4j;
  requires static transitive net.ttddyy.dsproxy;

  exports dev.roundtrip;
  exports dev.roundtrip.finding;
  exports dev.roundtrip.plan;
  exports dev.roundtrip.recording;
  exports dev.roundtrip.spi;

  provides java.sql.Driver with
      dev.roundtrip.RoundtripDriver;
}
