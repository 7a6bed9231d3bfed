/**
 * A shop in frameworks that begin units of work, each in its own way; none of them knows Roundtrip.
 */
@NullMarked
package com.acme.frameworks;

import org.jspecify.annotations.NullMarked;
