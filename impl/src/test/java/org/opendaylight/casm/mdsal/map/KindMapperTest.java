/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.pool.ObjectKind;

class KindMapperTest {
    @ParameterizedTest
    @EnumSource
    void isOneToOneAndOfTheSameName(final ObjectKind kind) {
        final var identity = KindMapper.toYang(kind);

        assertEquals(Optional.of(kind), KindMapper.ofYang(identity));
        assertEquals(kind.yangName(), IdentityNames.of(identity));
    }

    @Test
    void doesNotKnowTheBaseOfAllKinds() {
        assertEquals(Optional.empty(), KindMapper.ofYang(
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind.VALUE));
    }
}
