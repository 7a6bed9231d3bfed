package dev.roundtrip.door;

import dev.roundtrip.Roundtrip;
import dev.roundtrip.RoundtripDriver;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Doors whose Roundtrip is the shared one, made from the configuration of the process. */
abstract class SharedDoorContract extends DoorContract {

  @BeforeEach
  final void configure() {
    System.setProperty("roundtrip.listeners", CollectedFindings.class.getName());
    RoundtripDriver.roundtrip().close();
    CollectedFindings.deliverTo(findings);
  }

  @AfterEach
  final void forgetConfiguration() {
    System.clearProperty("roundtrip.listeners");
    CollectedFindings.deliverTo(new ArrayList<>());
  }

  @Override
  final Roundtrip roundtrip() {
    return RoundtripDriver.roundtrip();
  }
}
