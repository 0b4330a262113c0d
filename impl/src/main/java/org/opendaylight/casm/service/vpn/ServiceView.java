/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.vpn.Link;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.Service;

/**
 * A service as it is now.
 *
 * @param service as it stands or is to be
 * @param status where it stands
 * @param cause why, where that is not plain; null for nothing
 * @param changed since when; null for never
 * @param leases all live leases of it
 * @param held the leases by need
 * @param values what meets each need, as text
 * @param links the links of accesses
 * @param progress how far the device of an access is
 */
public record ServiceView(Service service, Status status, @Nullable String cause, @Nullable Instant changed,
        List<Lease> leases, Map<NeedKey, Lease> held, Map<NeedKey, String> values, Map<Place, List<Link>> links,
        Map<Place, Attachments.Progress> progress) {
}
