package dev.roundtrip.contract;

class MariaDbFindingsTests extends FindingsContract {

  MariaDbFindingsTests() {
    super(Engine.MARIADB);
  }
}
