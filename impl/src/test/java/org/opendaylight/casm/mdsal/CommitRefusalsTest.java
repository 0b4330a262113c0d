/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.yangtools.yang.common.ErrorTag;

class CommitRefusalsTest {
    private final CommitRefusals refusals = new CommitRefusals();
    private final long before = System.nanoTime();

    @BeforeEach
    void refuse() {
        refusals.refuse(List.of("casm-pool:pools/pool=ab"), ErrorTag.IN_USE, "casm:pool-in-use", "no");
    }

    private Optional<String> taken(final String path) {
        return refusals.take(path, before).map(CommitRefusals.Refused::appTag);
    }

    @Test
    void isForTheRequestAboutTheSameResource() {
        assertEquals(Optional.of("casm:pool-in-use"), taken("casm-pool:pools/pool=ab"));
        assertEquals(Optional.empty(), taken("casm-pool:pools/pool=ab"));
    }

    @Test
    void isForRequestsAboutWhatIsAroundAndInIt() {
        for (final String path : List.of("", "casm-pool:pools", "casm-pool:pools/pool",
                "casm-pool:pools/pool=ab/segment=s")) {
            assertEquals(Optional.of("casm:pool-in-use"), taken(path), path);
            refuse();
        }
    }

    @Test
    void isNotForAResourceWhoseNameOnlyBeginsTheSame() {
        for (final String path : List.of("casm-pool:pools/pool=a", "casm-pool:pools/pool=abc", "casm-pool:pool")) {
            assertEquals(Optional.empty(), taken(path), path);
        }
        assertEquals(Optional.of("casm:pool-in-use"), taken("casm-pool:pools/pool=ab"));
    }

    @Test
    void isNotForALaterRequest() {
        assertEquals(Optional.empty(), refusals.take("casm-pool:pools/pool=ab", System.nanoTime() + 1));
    }
}
