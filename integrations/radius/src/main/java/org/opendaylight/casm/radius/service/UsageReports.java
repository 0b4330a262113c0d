/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.InstantSource;
import java.util.List;
import org.opendaylight.casm.radius.map.MessageIds;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.usage.DeviceUse;
import org.opendaylight.casm.radius.usage.Sample;
import org.opendaylight.casm.radius.usage.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what subscribers use, in the name of their server: each interval, and when the Coordinator asks. */
final class UsageReports {
    private static final Logger LOG = LoggerFactory.getLogger(UsageReports.class);
    /** What one message may carry. */
    private static final int MOST_SAMPLES = 1000;

    private final Coordinator coordinator;
    private final Boots boots;
    private final LeaseBook book;
    private final Subscribers subscribers;
    private final InstantSource clock;

    UsageReports(final NasService.World world, final Boots boots, final InstantSource clock) {
        coordinator = world.coordinator();
        book = world.book();
        subscribers = world.subscribers();
        this.boots = requireNonNull(boots);
        this.clock = requireNonNull(clock);
    }

    /** The Coordinator wants a report of a server. */
    void asked(final Nas nas) {
        subscribers.find(nas.deviceId()).ifPresent(use -> use.schedule().ask());
    }

    /** Reports of a server if it is time to. */
    void look(final Nas nas) {
        final var now = clock.instant();
        subscribers.find(nas.deviceId()).filter(use -> use.schedule().take(nas.reportInterval(), now))
            .ifPresent(use -> {
                final var samples = use.samples(book.held(nas.deviceId()), now);
                if (samples.isEmpty()) {
                    use.schedule().done(now);
                }
                int part = 0;
                for (var some : Lists.partition(samples, MOST_SAMPLES)) {
                    report(nas, use, MessageIds.of("report", nas.deviceId(), now + "/" + part++), some);
                }
            });
    }

    private void report(final Nas nas, final DeviceUse use, final String messageId, final List<Sample> samples) {
        final var sent = coordinator.report(boots.header(nas.deviceId(), messageId), samples);
        Futures.addCallback(sent, new FutureCallback<Reply>() {
            @Override
            public void onSuccess(final Reply reply) {
                switch (reply) {
                    case Reply.Done done -> {
                        use.reported(samples);
                        use.schedule().done(clock.instant());
                    }
                    case Reply.Denied denied -> LOG.warn("The report of device {} was not taken: {}", nas.deviceId(),
                        denied.text());
                    case Reply.Later later -> LOG.debug("The report of device {} has to wait: {}", nas.deviceId(),
                        later);
                }
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("The report of device {} was not sent", nas.deviceId(), cause);
            }
        }, MoreExecutors.directExecutor());
    }
}
