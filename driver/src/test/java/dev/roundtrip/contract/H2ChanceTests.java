package dev.roundtrip.contract;

class H2ChanceTests extends ChanceContract {

  H2ChanceTests() {
    super(Engine.H2);
  }
}
