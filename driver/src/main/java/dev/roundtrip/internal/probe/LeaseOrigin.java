package dev.roundtrip.internal.probe;

import dev.roundtrip.internal.callsite.CallPath;

/**
 * Where a connection is from. One object for all leases outside of scopes, whose call path is not
 * walked.
 *
 * @param source the data source
 * @param scope the name of the scope in which it was acquired
 * @param acquiredBy the frames that acquired it; unknown if the stack was not walked
 */
record LeaseOrigin(DataSourceProbe source, String scope, CallPath acquiredBy) {}
