package dev.roundtrip.internal.inspect;

import org.jspecify.annotations.Nullable;

/**
 * Something that is worth changing.
 *
 * @param weight how much
 * @param measure what it is measured by within its weight and section: larger comes first
 * @param section the title of the section that saw it
 * @param what what was seen, with its numbers, one sentence
 * @param change the SQL that changes it, or null where it takes more than SQL
 * @param risk what to consider before, or null
 */
record Observation(
    Weight weight,
    double measure,
    String section,
    String what,
    @Nullable String change,
    @Nullable String risk) {}
