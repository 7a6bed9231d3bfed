package dev.roundtrip.contract;

class H2OptInKindsTests extends OptInKindsContract {

  H2OptInKindsTests() {
    super(Engine.H2);
  }
}
