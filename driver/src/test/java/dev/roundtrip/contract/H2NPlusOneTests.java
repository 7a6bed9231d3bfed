package dev.roundtrip.contract;

class H2NPlusOneTests extends NPlusOneContract {

  H2NPlusOneTests() {
    super(Engine.H2);
  }
}
