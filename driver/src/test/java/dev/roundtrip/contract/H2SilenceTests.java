package dev.roundtrip.contract;

class H2SilenceTests extends SilenceContract {

  H2SilenceTests() {
    super(Engine.H2);
  }
}
