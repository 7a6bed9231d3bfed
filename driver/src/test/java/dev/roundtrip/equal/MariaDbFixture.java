package dev.roundtrip.equal;

import dev.roundtrip.contract.Engine;
import java.util.List;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.mariadb.jdbc.MariaDbDataSource;

final class MariaDbFixture implements Fixture {

  @Override
  public DataSource dataSource() {
    return ofDriver();
  }

  @Override
  public String url() {
    return ofDriver().getUrl();
  }

  @Override
  public XADataSource xaDataSource() {
    return ofDriver();
  }

  @Override
  public ConnectionPoolDataSource poolDataSource() {
    return ofDriver();
  }

  private static MariaDbDataSource ofDriver() {
    return (MariaDbDataSource) Engine.MARIADB.driversDataSource();
  }

  @Override
  public List<String> schema() {
    return List.of(
        "create table item (id int auto_increment primary key,"
            + " name varchar(40) not null, price decimal(10, 2), made date, made_at datetime,"
            + " amount int, photo blob, story text, constraint item_name unique (name))",
        "create table tag (item_id int, word varchar(20),"
            + " constraint tag_item foreign key (item_id) references item (id))",
        "create or replace function doubled(n int) returns int deterministic return 2 * n",
        "create or replace procedure twice(in n int, out m int) set m = 2 * n",
        "create or replace procedure several() begin select id, name from item order by id;"
            + " update item set amount = 1; select 2; end");
  }

  @Override
  public List<String> drops() {
    return List.of("drop table if exists tag", "drop table if exists item");
  }

  @Override
  public String slowQuery() {
    return "select sleep(20)";
  }

  @Override
  public String stored(String name) {
    return name;
  }
}
