package dev.roundtrip.contract;

class MariaDbSilenceTests extends SilenceContract {

  MariaDbSilenceTests() {
    super(Engine.MARIADB);
  }
}
