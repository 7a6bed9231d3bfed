package dev.roundtrip.contract;

class PostgreSqlOptInKindsTests extends OptInKindsContract {

  PostgreSqlOptInKindsTests() {
    super(Engine.POSTGRESQL);
  }
}
