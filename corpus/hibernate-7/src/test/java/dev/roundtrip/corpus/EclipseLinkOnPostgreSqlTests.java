package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import java.util.List;

class EclipseLinkOnPostgreSqlTests extends FrameworkContract {

  EclipseLinkOnPostgreSqlTests() {
    super(Engine.POSTGRESQL, List.of(EclipseLinkCode.class), true);
  }
}
