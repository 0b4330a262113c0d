/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opendaylight.casm.service.ServiceWorld;

/** A desk for services with its leases, its devices and those who are told; time passes when a test says so. */
abstract class DeskScene {
    final FakeNetwork network = new FakeNetwork();
    final List<String> told = new ArrayList<>();
    ServiceWorld world;
    FakeNetwork.Access access;
    Site site;
    ServiceDesk desk;

    @BeforeEach
    final void start() throws Exception {
        world = new ServiceWorld(Vpns.pools());
        serve();
    }

    @AfterEach
    final void stop() {
        world.close();
    }

    /** Opens the desk, which goes on from what is stored. */
    final void serve() throws Exception {
        access = network.new Access();
        site = new Site(world.engine(), world.coordinator(), access, new ServiceAnnouncer() {
            @Override
            public void changed(final String serviceId) {
                assertNotNull(serviceId);
            }

            @Override
            public void statusChanged(final String serviceId, final Status status, final @Nullable String cause) {
                told.add(status.yangName() + (cause == null ? "" : ": " + cause));
            }
        }, () -> world.now());
        desk = new ServiceDesk(site, access);
        desk.restore(world.store());
    }

    /** Lets the adapter act until there is an answer. */
    final <T> T await(final CompletionStage<T> stage) throws InterruptedException {
        final var answer = stage.toCompletableFuture();
        for (int i = 0; i < 2000 && !answer.isDone(); i++) {
            pass();
            Thread.onSpinWait();
        }
        return ServiceWorld.get(answer);
    }

    /** Lets the adapter act until all that goes on has come to rest. */
    final void settled() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            pass();
        }
        world.settle();
    }

    private void pass() throws InterruptedException {
        world.settle();
        network.act();
        desk.look();
    }
}
