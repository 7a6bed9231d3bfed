package dev.roundtrip.contract;

class MariaDbChanceTests extends ChanceContract {

  MariaDbChanceTests() {
    super(Engine.MARIADB);
  }
}
