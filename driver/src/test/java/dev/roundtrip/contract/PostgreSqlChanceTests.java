package dev.roundtrip.contract;

class PostgreSqlChanceTests extends ChanceContract {

  PostgreSqlChanceTests() {
    super(Engine.POSTGRESQL);
  }
}
