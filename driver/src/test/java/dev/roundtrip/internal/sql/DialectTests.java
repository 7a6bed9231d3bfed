package dev.roundtrip.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTests {
  @ParameterizedTest
  @CsvSource({
    "PostgreSQL, POSTGRESQL",
    "MySQL, MYSQL",
    "MariaDB, MARIADB",
    "H2, H2",
    "SQLite, SQLITE",
    "Oracle, ORACLE",
    "Microsoft SQL Server, SQLSERVER",
    "DB2/LINUXX8664, DB2",
    "HSQL Database Engine, HSQLDB",
    "Apache Derby, DERBY",
    "DuckDB, DUCKDB",
    "Something, GENERIC"
  })
  void productNamesAreKnown(String name, Dialect dialect) {
    assertThat(Dialect.ofProductName(name)).isEqualTo(dialect);
  }

  @Test
  void noNameIsGeneric() {
    assertThat(Dialect.ofProductName(null)).isEqualTo(Dialect.GENERIC);
  }
}
