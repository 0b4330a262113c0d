/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

/**
 * Where a route for leased space points to: the special next hops of RFC 8349 section 3.3.
 */
public enum NextHop implements Hop {
    BLACKHOLE("blackhole"),
    UNREACHABLE("unreachable"),
    PROHIBIT("prohibit"),
    RECEIVE("receive");

    private final String text;

    NextHop(final String text) {
        this.text = text;
    }

    /**
     * Returns the value that RFC 8349 has for it.
     *
     * @return enumeration value of leaf special-next-hop
     */
    @Override
    public String text() {
        return text;
    }

    /**
     * Finds a next hop by its value.
     *
     * @param text enumeration value of leaf special-next-hop
     * @return the next hop
     * @throws IllegalArgumentException if there is none
     */
    public static NextHop parse(final String text) {
        for (var value : values()) {
            if (value.text.equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("Unknown special next hop " + text);
    }
}
