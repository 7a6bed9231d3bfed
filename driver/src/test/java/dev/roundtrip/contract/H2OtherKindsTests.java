package dev.roundtrip.contract;

class H2OtherKindsTests extends OtherKindsContract {

  H2OtherKindsTests() {
    super(Engine.H2);
  }
}
