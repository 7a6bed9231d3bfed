package dev.roundtrip.contract;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/** The tables that are written in loops as entities. */
final class WriteEntities {

  private WriteEntities() {}

  /** Its key is generated as it is inserted, so it is inserted at once. */
  @Entity(name = "Note")
  @Table(name = "note")
  static class Note {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String content = "";
  }

  /** Its key is assigned, so it is inserted in the flush. */
  @Entity(name = "Tag")
  @Table(name = "tag")
  static class Tag {
    @Id Long id = 0L;
    String name = "";
    @Version @Nullable Integer version;

    static Tag of(long id) {
      Tag tag = new Tag();
      tag.id = id;
      tag.name = "tag " + id;
      return tag;
    }
  }

  static SessionFactory hibernate(Engine engine, DataSource dataSource, int batchSize) {
    String dialect =
        switch (engine) {
          case H2 -> "org.hibernate.dialect.H2Dialect";
          case POSTGRESQL -> "org.hibernate.dialect.PostgreSQLDialect";
          case MARIADB -> "org.hibernate.dialect.MariaDBDialect";
        };
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(Note.class)
            .addAnnotatedClass(Tag.class)
            .setProperty("hibernate.dialect", dialect)
            .setProperty("hibernate.jdbc.batch_size", Integer.toString(batchSize))
            .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
    configuration.getProperties().put("hibernate.connection.datasource", dataSource);
    return configuration.buildSessionFactory();
  }
}
