/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.List;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Demand;

/** What a request comes down to in one pool. */
sealed interface Shape {
    /**
     * One piece of the first of these forms that is free.
     *
     * @param forms preferred ones first
     * @param text for messages
     * @param units how many units that is
     */
    record Piece(List<Demand> forms, String text, BigInteger units) implements Shape {
    }

    /**
     * As few blocks as possible of so many units together, or fewer units if there are not as many.
     *
     * @param units from 1
     */
    record Blocks(long units) implements Shape {
    }

    /**
     * So many units, each on its own; all or nothing.
     *
     * @param units from 1
     */
    record Singles(BigInteger units) implements Shape {
    }

    /**
     * Exactly these slots.
     *
     * @param first first slot
     * @param last last slot
     */
    record Exact(UInt128 first, UInt128 last) implements Shape {
    }

    /**
     * The result of sizing.
     *
     * @param shape what to look for
     * @param clamped true when it is less than asked for
     */
    record Sized(Shape shape, boolean clamped) {
    }
}
