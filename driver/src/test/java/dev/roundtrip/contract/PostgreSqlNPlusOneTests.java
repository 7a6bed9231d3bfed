package dev.roundtrip.contract;

class PostgreSqlNPlusOneTests extends NPlusOneContract {

  PostgreSqlNPlusOneTests() {
    super(Engine.POSTGRESQL);
  }
}
