/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.time.Duration;
import java.util.Locale;

/** Time that a usage figure covers, shortest first. */
public enum Period {
    /** 24 hours. */
    DAY(Duration.ofDays(1)),
    /** 7 days. */
    WEEK(Duration.ofDays(7)),
    /** 30 days. */
    MONTH(Duration.ofDays(30));

    private final Duration length;

    Period(final Duration length) {
        this.length = length;
    }

    /** How long it is when it is over. */
    public Duration length() {
        return length;
    }

    /** The name used in YANG. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The period of a YANG name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Period ofYangName(final String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
