/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import java.util.List;

/**
 * What is answered; what the protocol wants besides (Message-Authenticator, Proxy-State) is added by {@link Codec}.
 *
 * @param code code of the packet
 * @param attributes attributes in their order
 */
public record Answer(int code, List<Attribute> attributes) {
    /** Copies. */
    public Answer {
        attributes = List.copyOf(attributes);
    }
}
