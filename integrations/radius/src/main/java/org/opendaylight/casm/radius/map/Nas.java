/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * A network access server: a device that is known by its address and, if it is configured, its NAS-Identifier.
 *
 * @param deviceId the device
 * @param address where its packets come from and Disconnect-Requests go to
 * @param identifier its NAS-Identifier
 * @param credentialRef name of a secret of its own
 * @param reportInterval how often its use is reported
 */
public record Nas(String deviceId, InetAddress address, Optional<String> identifier, Optional<String> credentialRef,
        Duration reportInterval) {
    /** How often the use is reported when nothing else is configured. */
    public static final Duration USUAL_INTERVAL = Duration.ofDays(1);

    /** Checks. */
    public Nas {
        requireNonNull(deviceId);
        requireNonNull(address);
        requireNonNull(identifier);
        requireNonNull(credentialRef);
        requireNonNull(reportInterval);
    }

    /** A server with the secret of its endpoint that reports as often as usual. */
    public Nas(final String deviceId, final InetAddress address, final Optional<String> identifier) {
        this(deviceId, address, identifier, Optional.empty(), USUAL_INTERVAL);
    }

    /** Whether a name is one of this server's: its NAS-Identifier or its device-id. */
    public boolean isNamed(final String name) {
        return name.equals(deviceId) || identifier.filter(name::equals).isPresent();
    }
}
