/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.List;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.Endpoint;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.endpoint.Radius;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;

/** Endpoints as an operator configured them. MD-SAL fills in no defaults, so they are filled in here. */
public final class EndpointMapper {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int AUTH_PORT = 1812;
    private static final int ACCT_PORT = 1813;

    private EndpointMapper() {
        // functions only
    }

    /**
     * The endpoint.
     *
     * @throws IllegalArgumentException when its address is none, with a text for the operator
     */
    public static Endpoint toEndpoint(final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm
            .integration.rev261122.integrations.Endpoint from) {
        final var adapter = from.getAdapter();
        return new Endpoint(from.requireName().getValue(), adapter == null ? null : IdentityNames.of(adapter),
            !Boolean.FALSE.equals(from.getEnabled()), from.getCredentialRef(),
            Objects.requireNonNullElse(from.getPool(), List.<Name>of()).stream().map(Name::getValue).toList(),
            listening(from.requireName().getValue(), from.getRadius()));
    }

    private static Endpoint.Listening listening(final String name, final @Nullable Radius from) {
        final var address = from == null ? null : from.getListenAddress();
        try {
            return new Endpoint.Listening(AddressRange.parse(address == null ? LOOPBACK : address.stringValue()),
                port(from == null ? null : from.getAuthPort(), AUTH_PORT),
                port(from == null ? null : from.getAcctPort(), ACCT_PORT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("endpoint " + name + " has a listen-address that is none: "
                + e.getMessage(), e);
        }
    }

    private static int port(final @Nullable PortNumber from, final int absent) {
        return from == null ? absent : from.getValue().toJava();
    }
}
