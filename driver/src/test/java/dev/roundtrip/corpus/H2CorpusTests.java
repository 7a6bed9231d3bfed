package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;

class H2CorpusTests extends CorpusContract {

  H2CorpusTests() {
    super(Engine.H2);
  }
}
