/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Planner;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;
import org.opendaylight.casm.service.Coordinator;

/**
 * What services are served from.
 *
 * @param engine says what is leased
 * @param coordinator makes decisions durable
 * @param attachments what devices get
 * @param announcer told what becomes of services
 * @param clock the time
 */
public record Site(AllocationEngine engine, Coordinator coordinator, Attachments attachments,
        ServiceAnnouncer announcer, InstantSource clock) {
    /** The live leases that were granted to a service as such. */
    List<Lease> live(final String serviceId) {
        return engine.byOwner(new Owner(null, null, null, null, serviceId, null), Integer.MAX_VALUE).stream()
            .filter(lease -> lease.state().isLive() && NeedKey.of(lease.terms().attributes()) != null).toList();
    }

    /** Those of them that were there before anything new was held. */
    List<Lease> settled(final String serviceId) {
        return live(serviceId).stream().filter(lease -> lease.state() != LeaseState.OFFERED).toList();
    }

    /** What of these leases meets which need. */
    Planner.Holding holding(final Service service, final List<Lease> leases) {
        return new Planner(service, engine.catalog()).holding(leases);
    }

    /** What devices get when these leases meet these needs. */
    Wiring.Result wire(final Service service, final Map<NeedKey, Lease> leases) {
        return Wiring.of(service, leases, engine.catalog());
    }
}
