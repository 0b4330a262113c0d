/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

class FingerprintsTest {
    @Test
    void nameWhatIsSelectedAndNotWhatItIsDerivedFrom() {
        final String plain = Fingerprints.of(selecting(new Identity("l3vpn", Set.of()), Set.of("a", "b")));
        final String derived = Fingerprints.of(selecting(new Identity("l3vpn", Set.of("vpn", "service-kind")),
            Set.of("b", "a")));

        assertEquals(plain, derived);
        assertTrue(plain.startsWith("null|space|null|l3vpn|null|[a, b]|"), plain);
    }

    private static AllocationRequest selecting(final Identity service, final Set<String> labels) {
        return new AllocationRequest("r", new Target.Selector(null, "space", null, service, null, labels), Owner.NONE,
            new Size.Default(), Placement.ANY, null, Lease.Terms.NONE, Mode.GRANT);
    }
}
