/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.address.spaces.AddressSpaceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;

class CatalogMapperTest {
    @Test
    void readsASpaceWithItsNetworkInstance() {
        assertEquals(new AddressSpace("s", "global", null, null, AddressSpace.Overlap.UNIQUE, Set.of(), true, "red"),
            CatalogMapper.toSpace(new AddressSpaceBuilder().setName(new Name("s")).setAllowSpecialPurpose(true)
                .setNetworkInstance("red").build()));
    }

    @Test
    void fillsInTheDefaultsOfASpace() {
        assertEquals(AddressSpace.of("s"),
            CatalogMapper.toSpace(new AddressSpaceBuilder().setName(new Name("s")).build()));
    }
}
