package dev.roundtrip.corpus;

import dev.roundtrip.contract.Engine;
import java.util.List;

class EclipseLinkOnH2Tests extends FrameworkContract {

  EclipseLinkOnH2Tests() {
    super(Engine.H2, List.of(EclipseLinkCode.class), true);
  }
}
