/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

/**
 * The ports of an address that belong to a block: a run of ports, or a set of MAP by its identifier (RFC 7597, section
 * 5.1).
 *
 * @param startPort first port of a run, -1 when the set is given by its identifier
 * @param endPort last port of a run, -1 when the set is given by its identifier
 * @param psidOffset bits in front of the identifier
 * @param psidLength length of the identifier in bits, -1 for a run
 * @param psid the identifier, -1 for a run or for all sets of the address
 */
public record PortSet(int startPort, int endPort, int psidOffset, int psidLength, int psid) {
    private static final int PORT_BITS = 16;
    private static final int LAST_PORT = 65535;

    /** Checks the set. */
    public PortSet {
        final boolean run = startPort >= 0;
        if (run ? startPort > endPort || endPort > LAST_PORT
                : psidLength < 0 || psidOffset < 0 || psidOffset + psidLength > PORT_BITS) {
            throw new IllegalArgumentException("no set of ports: " + startPort + "-" + endPort + ", psid-offset "
                + psidOffset + ", psid-len " + psidLength + ", psid " + psid);
        }
    }

    /** The ports from {@code first} to {@code last}. */
    public static PortSet run(final int first, final int last) {
        return new PortSet(first, last, 0, -1, -1);
    }

    /** Whether it is a run of ports. */
    public boolean isRun() {
        return startPort >= 0;
    }

    /** How many ports it has. */
    public long size() {
        if (isRun()) {
            return endPort - startPort + 1L;
        }
        final int below = PORT_BITS - psidOffset - (psid < 0 ? 0 : psidLength);
        // the first block holds the well-known ports and is left out (RFC 7597, section 5.1)
        final long blocks = psidOffset == 0 ? 1 : (1L << psidOffset) - 1;
        return blocks << below;
    }

    @Override
    public String toString() {
        return isRun() ? startPort + "-" + endPort : "psid " + psid + "/" + psidLength + "@" + psidOffset;
    }
}
