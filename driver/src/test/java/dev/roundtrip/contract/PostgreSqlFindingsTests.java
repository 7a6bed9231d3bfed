package dev.roundtrip.contract;

class PostgreSqlFindingsTests extends FindingsContract {

  PostgreSqlFindingsTests() {
    super(Engine.POSTGRESQL);
  }
}
