package dev.roundtrip.contract;

class H2WriteLoopTests extends WriteLoopContract {

  H2WriteLoopTests() {
    super(Engine.H2);
  }
}
