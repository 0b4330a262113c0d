/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.lease.Lease.Terms;
import org.opendaylight.casm.core.lease.Owner;

/** Attributes that an operator gave a pool. */
class PoolAttributesTest extends PoolConfigurationFixture {
    @Test
    void areHandedOnUnlessTheRequestHasOthers() throws Exception {
        create("""
            {"casm-pool:pool": [{"name": "p", "kind": "casm-types:ipv4-private", "address-space": "lab",
              "segment": [{"id": "a", "prefix": "10.0.0.0/24"}],
              "attribute": [{"name": "mtu", "value": "9000"}, {"name": "site", "value": "all"}, {"name": "bare"}]}]}
            """);
        final Map<String, String> given = Map.of("mtu", "9000", "site", "all", "bare", "");

        assertEquals(given, engine.catalog().pools().get("p").attributes());
        assertEquals(given, granted(Map.of()));
        assertEquals(Map.of("mtu", "9000", "site", "berlin", "bare", "", "vlan", "7"),
            granted(Map.of("site", "berlin", "vlan", "7")));
    }

    private Map<String, String> granted(final Map<String, String> asked) {
        final var decision = engine.allocate(new AllocationRequest("r", new Target.Named("p"), Owner.NONE,
            new Size.Default(), Placement.ANY, null, new Terms("test", null, asked), Mode.DRY_RUN), NOW);
        final Terms terms = assertInstanceOf(Decision.Granted.class, decision).leases().getFirst().terms();
        assertEquals("test", terms.purpose());
        return terms.attributes();
    }
}
