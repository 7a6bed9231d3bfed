package dev.roundtrip.contract;

class MariaDbWriteLoopTests extends WriteLoopContract {

  MariaDbWriteLoopTests() {
    super(Engine.MARIADB);
  }
}
