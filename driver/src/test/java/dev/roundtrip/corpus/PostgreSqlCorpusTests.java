package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;

class PostgreSqlCorpusTests extends CorpusContract {

  PostgreSqlCorpusTests() {
    super(Engine.POSTGRESQL);
  }
}
