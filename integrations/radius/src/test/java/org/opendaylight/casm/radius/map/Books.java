/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import com.google.common.net.InetAddresses;
import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Attributes;

/** Pools, servers and attributes for tests. */
public final class Books {
    /** A server with a name of its own. */
    public static final Nas NAS =
        new Nas("bng-1", InetAddresses.forString("192.0.2.1"), Optional.of("nas-1"));

    private Books() {
        // functions only
    }

    /** Pools v4, v4b, v6, vlan; some of them are offered. */
    public static PoolBook pools(final String... offered) {
        return new PoolBook() {
            @Override
            public Members members(final String pool) {
                return switch (pool) {
                    case "v4", "v4b" -> Members.IPV4;
                    case "v6" -> Members.IPV6;
                    case "vlan" -> Members.OTHER;
                    default -> Members.NONE;
                };
            }

            @Override
            public List<String> offered() {
                return List.of(offered);
            }
        };
    }

    /** Attributes. */
    public static Attributes of(final Attribute... attributes) {
        return new Attributes(List.of(attributes));
    }
}
