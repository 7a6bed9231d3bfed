package dev.roundtrip.door;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.finding.FindingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A listener that is made by its name, as configuration does it. */
public final class CollectedFindings implements FindingListener {

  /** Nobody can hand anything to what is made by its name. */
  private static final AtomicReference<List<Finding>> TARGET =
      new AtomicReference<>(new ArrayList<>());

  static void deliverTo(List<Finding> findings) {
    TARGET.set(findings);
  }

  @Override
  public void onFinding(Finding finding) {
    Objects.requireNonNull(TARGET.get()).add(finding);
  }
}
