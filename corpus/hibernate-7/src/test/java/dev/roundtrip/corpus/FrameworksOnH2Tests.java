package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;

class FrameworksOnH2Tests extends FrameworkContract {

  FrameworksOnH2Tests() {
    super(Engine.H2, EVERYWHERE, false);
  }
}
