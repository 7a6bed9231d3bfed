package dev.roundtrip.contract;

class MariaDbOptInKindsTests extends OptInKindsContract {

  MariaDbOptInKindsTests() {
    super(Engine.MARIADB);
  }
}
