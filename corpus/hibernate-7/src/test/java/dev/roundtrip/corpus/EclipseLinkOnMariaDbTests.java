package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import java.util.List;

class EclipseLinkOnMariaDbTests extends FrameworkContract {

  EclipseLinkOnMariaDbTests() {
    super(Engine.MARIADB, List.of(EclipseLinkCode.class), true);
  }
}
