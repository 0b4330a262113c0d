/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.address.UInt128;

/** What strategies may want to know of a pool besides what is free. */
public interface Situation {
    /** Upper half of the slot behind the last grant. */
    long cursorHi();

    /** Lower half of the slot behind the last grant. */
    long cursorLo();

    /** A slot of the pool, each about as likely. */
    UInt128 anySlot(RandomGenerator random);

    /** Who asks, as a text that stays the same from request to request; empty when nothing is known of it. */
    String client();
}
