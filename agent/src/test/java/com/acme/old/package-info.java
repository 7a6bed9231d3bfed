/** A shop of before Jakarta: on {@code javax.servlet}. */
@NullMarked
package com.acme.old;

import org.jspecify.annotations.NullMarked;
