/** What a recording gives: immutable, and free of values unless they were asked for. */
@NullMarked
package dev.roundtrip.recording;

import org.jspecify.annotations.NullMarked;
