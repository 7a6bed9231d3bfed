package dev.roundtrip.contract;

class MariaDbNPlusOneTests extends NPlusOneContract {

  MariaDbNPlusOneTests() {
    super(Engine.MARIADB);
  }
}
