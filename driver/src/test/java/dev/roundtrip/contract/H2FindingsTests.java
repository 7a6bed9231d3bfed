package dev.roundtrip.contract;

class H2FindingsTests extends FindingsContract {

  H2FindingsTests() {
    super(Engine.H2);
  }
}
