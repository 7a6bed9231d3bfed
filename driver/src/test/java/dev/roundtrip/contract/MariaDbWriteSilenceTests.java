package dev.roundtrip.contract;

class MariaDbWriteSilenceTests extends WriteSilenceContract {

  MariaDbWriteSilenceTests() {
    super(Engine.MARIADB);
  }
}
