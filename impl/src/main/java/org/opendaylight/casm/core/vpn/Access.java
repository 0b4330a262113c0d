/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.Prefix;

/**
 * A place where the customer is connected.
 *
 * @param id unique within its node
 * @param interfaceName interface on the device; null when nothing is configured
 * @param encapsulation how frames are told from others; null for what follows from the tags
 * @param linkModel how it is numbered; null when the needs say it
 * @param push whether the device is configured
 * @param ceAddresses addresses of the customer's side, as text, at most one of each version
 * @param needs what it needs
 * @param lanPrefixes networks of the customer behind it
 */
public record Access(String id, @Nullable String interfaceName, @Nullable Encapsulation encapsulation,
        @Nullable LinkModel linkModel, boolean push, List<String> ceAddresses, List<Need> needs,
        List<Prefix> lanPrefixes) {
    /** How frames of an access are told from others on the interface. */
    public enum Encapsulation {
        /** No tag. */
        UNTAGGED,
        /** One tag. */
        DOT1Q,
        /** Two tags. */
        QINQ,
        /** VXLAN. */
        VXLAN;

        /** The encapsulation of this name in the contract. */
        public static Encapsulation ofYangName(final String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    public Access {
        ceAddresses = List.copyOf(ceAddresses);
        needs = List.copyOf(needs);
        lanPrefixes = List.copyOf(lanPrefixes);
    }

    /** True when something is configured on the device for it. */
    public boolean isPushed() {
        return push && interfaceName != null;
    }
}
