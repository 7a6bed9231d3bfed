/** What users of comparable tools suffered from, each a test that says it does not happen here. */
@NullMarked
package dev.roundtrip.pains;

import org.jspecify.annotations.NullMarked;
