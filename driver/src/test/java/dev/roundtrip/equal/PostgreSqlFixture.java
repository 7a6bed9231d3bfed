package dev.roundtrip.equal;

import dev.roundtrip.contract.Engine;
import java.util.List;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

final class PostgreSqlFixture implements Fixture {

  @Override
  public DataSource dataSource() {
    return ofDriver();
  }

  @Override
  public String url() {
    PGSimpleDataSource dataSource = ofDriver();
    return "jdbc:postgresql://localhost:%d/%s?user=%s"
        .formatted(
            dataSource.getPortNumbers()[0], dataSource.getDatabaseName(), dataSource.getUser());
  }

  @Override
  public XADataSource xaDataSource() {
    PGXADataSource dataSource = new PGXADataSource();
    dataSource.setUrl(url());
    return dataSource;
  }

  @Override
  public ConnectionPoolDataSource poolDataSource() {
    PGConnectionPoolDataSource dataSource = new PGConnectionPoolDataSource();
    dataSource.setUrl(url());
    return dataSource;
  }

  private static PGSimpleDataSource ofDriver() {
    return (PGSimpleDataSource) Engine.POSTGRESQL.driversDataSource();
  }

  @Override
  public List<String> schema() {
    return List.of(
        "create table item (id serial constraint item_key primary key,"
            + " name varchar(40) not null constraint item_name unique, price decimal(10, 2),"
            + " made date, made_at timestamp, amount int, photo bytea, story text)",
        "create table tag (item_id int constraint tag_item references item (id), word varchar(20))",
        "create or replace function doubled(n int) returns int language sql as 'select 2 * n'",
        "create or replace procedure twice(n int, inout m int) language plpgsql"
            + " as 'begin m := 2 * n; end'",
        "create or replace function items() returns refcursor language plpgsql as"
            + " 'declare c refcursor; begin open c for select id, name from item order by id;"
            + " return c; end'");
  }

  @Override
  public List<String> drops() {
    return List.of("drop table if exists tag", "drop table if exists item");
  }

  @Override
  public String slowQuery() {
    return "select pg_sleep(20)";
  }

  @Override
  public String procedure() {
    return "call twice(?, ?)";
  }

  @Override
  public String severalResults() {
    return "select id, name from item order by id; update item set amount = 1; select 2";
  }

  @Override
  public String echoArray() {
    return "select ?::int[]";
  }

  @Override
  public String stored(String name) {
    return name;
  }
}
