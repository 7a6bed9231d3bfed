package dev.roundtrip.contract;

class PostgreSqlWriteLoopTests extends WriteLoopContract {

  PostgreSqlWriteLoopTests() {
    super(Engine.POSTGRESQL);
  }
}
