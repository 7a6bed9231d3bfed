package dev.roundtrip.internal.detect;

import dev.roundtrip.finding.FindingKind;
import java.util.List;
import java.util.Set;

/**
 * What the detectors say about one shape in one scope.
 *
 * @param found everything that was found of it, kinds that are switched off included
 * @param enabled the kinds that are reported
 * @param reasons why there is nothing else, one sentence each
 */
public record Explained(List<Found> found, Set<FindingKind> enabled, List<String> reasons) {}
