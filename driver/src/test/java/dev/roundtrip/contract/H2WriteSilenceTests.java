package dev.roundtrip.contract;

class H2WriteSilenceTests extends WriteSilenceContract {

  H2WriteSilenceTests() {
    super(Engine.H2);
  }
}
