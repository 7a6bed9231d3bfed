package dev.roundtrip.corpus;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.Scope;
import dev.roundtrip.contract.Engine;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a scenario works with: all that is observed, and one open connection. */
record Db(
    Engine engine,
    Roundtrip roundtrip,
    Scope scope,
    DataSource dataSource,
    Connection connection,
    JdbcTemplate jdbc,
    Orms orms) {}
