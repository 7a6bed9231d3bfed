package dev.roundtrip.contract;

class PostgreSqlWriteSilenceTests extends WriteSilenceContract {

  PostgreSqlWriteSilenceTests() {
    super(Engine.POSTGRESQL);
  }
}
