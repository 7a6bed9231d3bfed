package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;

class FrameworksOnPostgreSqlTests extends FrameworkContract {

  FrameworksOnPostgreSqlTests() {
    super(Engine.POSTGRESQL, EVERYWHERE, false);
  }
}
