package dev.roundtrip.finding;

import java.util.Objects;

/**
 * A finding that is not reported, because somebody has said that it is meant.
 *
 * @param finding what was found
 * @param reason the reason given in an {@link Allowance} or in {@code @AllowQueries}
 */
public record AllowedFinding(Finding finding, String reason) {

  public AllowedFinding {
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(reason, "reason");
  }
}
