package dev.roundtrip.contract;

class PostgreSqlOtherKindsTests extends OtherKindsContract {

  PostgreSqlOtherKindsTests() {
    super(Engine.POSTGRESQL);
  }
}
