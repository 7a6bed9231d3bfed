package dev.roundtrip.contract;

class MariaDbOtherKindsTests extends OtherKindsContract {

  MariaDbOtherKindsTests() {
    super(Engine.MARIADB);
  }
}
