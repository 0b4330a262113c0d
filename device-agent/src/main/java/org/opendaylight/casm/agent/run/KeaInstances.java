/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.opendaylight.casm.agent.kea.KeaControl;
import org.opendaylight.casm.agent.kea.KeaDistributor;
import org.opendaylight.casm.agent.local.Distributor;

/** Clients of a Kea DHCPv4 server. */
final class KeaInstances implements Instances {
    private final KeaDistributor distributor;
    private final Duration checks;

    KeaInstances(final Arguments arguments, final InstantSource clock, final Consumer<String> people) {
        checks = arguments.seconds("kea-check-interval", Duration.ofSeconds(5));
        distributor = new KeaDistributor(new KeaControl(Path.of(arguments.need("kea")),
            arguments.seconds("kea-timeout", Duration.ofSeconds(5))), arguments.text("kea-network", "casm"), clock,
            checks.multipliedBy(2), people);
    }

    @Override
    public Distributor distributor() {
        return distributor;
    }

    @Override
    public void begin(final Driver driver, final SimulatedDevice device, final ScheduledExecutorService executor,
            final Duration sampling) {
        final long millis = Math.max(1, sampling.toMillis());
        executor.scheduleWithFixedDelay(() -> distributor.measure().ifPresent(use -> {
            driver.measured(use);
            device.sayUse(use);
        }), millis, millis, TimeUnit.MILLISECONDS);
        final long between = Math.max(1, checks.toMillis());
        executor.scheduleWithFixedDelay(distributor::check, between, between, TimeUnit.MILLISECONDS);
    }
}
