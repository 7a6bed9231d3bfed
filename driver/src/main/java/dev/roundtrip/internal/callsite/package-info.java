/**
 * Stack to call site. {@link dev.roundtrip.internal.callsite.StackReader} walks, {@link
 * dev.roundtrip.internal.callsite.FrameFilter} tells the application's frames from the frameworks':
 * a framework that is missed there is one more line in its list. Pure apart from StackWalker.
 */
@NullMarked
package dev.roundtrip.internal.callsite;

import org.jspecify.annotations.NullMarked;
