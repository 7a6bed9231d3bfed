package dev.roundtrip.corpus;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Libraries over JDBC, set up as applications set them up. They send nothing by themselves. */
final class Clients {

  private Clients() {}

  static DSLContext jooq(Db db) {
    SQLDialect dialect =
        switch (db.engine()) {
          case H2 -> SQLDialect.H2;
          case POSTGRESQL -> SQLDialect.POSTGRES;
          case MARIADB -> SQLDialect.MARIADB;
        };
    Settings settings =
        new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
    return DSL.using(db.dataSource(), dialect, settings);
  }

  static Jdbi jdbi(Db db) {
    return Jdbi.create(db.dataSource());
  }

  /** Commits by itself, without a cache between statements. */
  static SqlSession mybatis(Db db, ExecutorType executor, Class<?> mapper) {
    Configuration configuration =
        new Configuration(new Environment("corpus", new JdbcTransactionFactory(), db.dataSource()));
    configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.addMapper(mapper);
    return new SqlSessionFactoryBuilder().build(configuration).openSession(executor, true);
  }

  /** A template inside of the transaction of the scenario's connection. */
  static JdbcTemplate inTransaction(Db db) {
    return new JdbcTemplate(new SingleConnectionDataSource(db.connection(), true));
  }
}
