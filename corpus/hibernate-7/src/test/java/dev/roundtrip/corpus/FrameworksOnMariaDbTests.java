package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;

class FrameworksOnMariaDbTests extends FrameworkContract {

  FrameworksOnMariaDbTests() {
    super(Engine.MARIADB, EVERYWHERE, false);
  }
}
