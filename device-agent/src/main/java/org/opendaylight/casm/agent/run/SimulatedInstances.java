/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.load.Curve;
import org.opendaylight.casm.agent.load.SubscriberLoad;
import org.opendaylight.casm.agent.local.Distributor;
import org.opendaylight.casm.agent.local.MemoryDistributor;

/** Subscribers that come and leave as a curve or a file tells. */
final class SimulatedInstances implements Instances {
    private final MemoryDistributor distributor = new MemoryDistributor();
    private final @Nullable Curve load;
    private final @Nullable Path file;
    private final SubscriberLoad subscribers;

    SimulatedInstances(final Arguments arguments, final List<String> needs) {
        final String curve = arguments.text("load");
        load = curve == null ? null : Curve.parse(curve);
        file = arguments.file("load-file");
        if (load != null && file != null) {
            throw new Arguments.Wrong("either --load or --load-file");
        }
        subscribers = new SubscriberLoad(distributor, needs, arguments.number("churn", 5) / 100.0,
            new Random(arguments.number("seed", 1)));
    }

    @Override
    public Distributor distributor() {
        return distributor;
    }

    @Override
    public void begin(final Driver driver, final SimulatedDevice device, final ScheduledExecutorService executor,
            final Duration sampling) {
        final Instant began = Instant.now();
        final long millis = Math.max(1, sampling.toMillis());
        executor.scheduleAtFixedRate(() -> {
            wanted(Duration.between(began, Instant.now()), device).ifPresent(subscribers::step);
            driver.measured(distributor.use());
            device.sayUse(distributor.use());
        }, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** How many subscribers there are to be; empty when nothing says so. */
    private OptionalInt wanted(final Duration passed, final SimulatedDevice device) {
        final Curve curve = load;
        final Path source = file;
        if (curve != null) {
            return OptionalInt.of(curve.at(passed));
        }
        if (source == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(Files.readString(source).strip()));
        } catch (IOException | NumberFormatException e) {
            device.say("no number of subscribers in " + source + ": " + e.getMessage());
            return OptionalInt.empty();
        }
    }
}
