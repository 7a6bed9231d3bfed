package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;

class MariaDbCorpusTests extends CorpusContract {

  MariaDbCorpusTests() {
    super(Engine.MARIADB);
  }
}
