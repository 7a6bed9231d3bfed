package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.Finding;
import dev.roundtrip.internal.callsite.CallPath;
import java.util.List;

/**
 * A finding with the call paths that it is about, by which it may be allowed.
 *
 * @param finding the finding
 * @param paths those whose stack was walked; empty if none was, or if it concerns no statement
 */
public record Found(Finding finding, List<CallPath> paths) {

  /** Keeps what was walked. */
  public Found {
    paths = paths.stream().filter(CallPath::walked).distinct().toList();
  }
}
