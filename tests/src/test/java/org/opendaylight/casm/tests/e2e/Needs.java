/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a test needs of the machine. Where it is missing the test is skipped with the reason; where CI has seen to it,
 * which a variable tells, the test fails.
 */
final class Needs {
    private Needs() {
        // functions only
    }

    /** Needs a program that nobody here wrote. */
    static void peer(final boolean there, final String reason) {
        need("CASM_REQUIRE_PEERS", there, reason);
    }

    /** Needs to mount a file system. */
    static void mount(final boolean possible, final String reason) {
        need("CASM_REQUIRE_MOUNT", possible, reason);
    }

    private static void need(final String variable, final boolean met, final String reason) {
        if ("1".equals(System.getenv(variable))) {
            assertTrue(met, () -> reason + "; may not be skipped, because " + variable + " is set");
        } else {
            assumeTrue(met, () -> "skipped: " + reason);
        }
    }
}
