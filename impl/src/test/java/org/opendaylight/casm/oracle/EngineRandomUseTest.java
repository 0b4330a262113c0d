/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against a model that tries out everything; the seed is in each message. */
class EngineRandomUseTest {
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("casm.oracle.seeds", 46));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAsTheModel(final long seed) {
        new OracleRun(seed, EngineSubject::new).run(300);
    }
}
