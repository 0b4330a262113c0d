/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of an endpoint. Safe for use by several threads. */
public final class Counters {
    private final AtomicLongArray values = new AtomicLongArray(Counter.values().length);

    /** Counts one. */
    public void count(final Counter what) {
        values.incrementAndGet(what.ordinal());
    }

    /** One of them now. */
    public long get(final Counter what) {
        return values.get(what.ordinal());
    }

    /** All of them now. */
    public Map<Counter, Long> all() {
        final var all = new EnumMap<Counter, Long>(Counter.class);
        for (var one : Counter.values()) {
            all.put(one, get(one));
        }
        return all;
    }
}
