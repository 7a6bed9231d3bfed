package dev.roundtrip.contract;

class PostgreSqlSilenceTests extends SilenceContract {

  PostgreSqlSilenceTests() {
    super(Engine.POSTGRESQL);
  }
}
