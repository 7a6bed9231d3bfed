package dev.roundtrip.corpus;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.annotations.Many;
import org.apache.ibatis.annotations.Result;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Libraries over JDBC that are no ORMs. */
final class Libraries {

  private static final String PARENTS = "select id from customer where id <= ";

  private Libraries() {}

  @Expect(source = "customer.id")
  static void jdbi(Db db, int n) {
    Jdbi.create(db.dataSource())
        .useHandle(
            handle -> {
              for (long id : handle.createQuery(PARENTS + n).mapTo(Long.class).list()) {
                String sql = "select status from purchase where customer_id = :id";
                show(handle.createQuery(sql).bind("id", id).mapToMap().list()); // site: jdbi
              }
            });
  }

  @Silent("one statement with all keys")
  static void jdbiWithAList(Db db, int n) {
    Jdbi.create(db.dataSource())
        .useHandle(
            handle -> {
              List<Long> ids = handle.createQuery(PARENTS + n).mapTo(Long.class).list();
              String sql = "select status from purchase where customer_id in (<ids>)";
              show(handle.createQuery(sql).bindList("ids", ids).mapToMap().list());
            });
  }

  @Expect(source = "customer.id")
  static void jooq(Db db, int n) {
    var create = DSL.using(db.dataSource(), dialect(db));
    var customer = DSL.table("customer");
    var id = DSL.field("id", Long.class);
    for (Long key : create.select(id).from(customer).where(id.le((long) n)).fetch(id)) {
      var condition = DSL.field("customer_id", Long.class).eq(key);
      show(create.selectCount().from("purchase").where(condition).fetch()); // site: jooq
    }
  }

  private static SQLDialect dialect(Db db) {
    return switch (db.engine()) {
      case H2 -> SQLDialect.H2;
      case POSTGRESQL -> SQLDialect.POSTGRES;
      case MARIADB -> SQLDialect.MARIADB;
    };
  }

  /** A nested select, which MyBatis sends for each row. */
  interface CustomerMapper {
    @Select("select id, name from customer where id <= #{n}")
    @Result(property = "id", column = "id")
    @Result(
        property = "purchases",
        column = "id",
        many = @Many(select = "dev.roundtrip.corpus.Libraries$CustomerMapper.purchases"))
    List<Map<String, Object>> nested(int n);

    @Select("select id, status from purchase where customer_id = #{id}")
    List<Map<String, Object>> purchases(long id);
  }

  @Expect(source = "customer.id")
  static void mybatisWithANestedSelect(Db db, int n) {
    try (SqlSession session = mybatis(db)) {
      show(session.getMapper(CustomerMapper.class).nested(n)); // site: mybatisWithANestedSelect
    }
  }

  @Expect(source = "customer.id")
  static void mybatisInALoop(Db db, int n) {
    try (SqlSession session = mybatis(db)) {
      CustomerMapper mapper = session.getMapper(CustomerMapper.class);
      for (Long id : db.jdbc().queryForList(PARENTS + n, Long.class)) {
        show(mapper.purchases(id)); // site: mybatisInALoop
      }
    }
  }

  private static SqlSession mybatis(Db db) {
    Configuration configuration =
        new Configuration(new Environment("corpus", new JdbcTransactionFactory(), db.dataSource()));
    configuration.addMapper(CustomerMapper.class);
    return new SqlSessionFactoryBuilder().build(configuration).openSession(true);
  }

  private static void show(Object shown) {
    Objects.requireNonNull(shown);
  }
}
