/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

/** A Coordinator that dies at any step leaves a service that its successor brings to an end, one way or the other. */
class ServiceCrashTest extends DeskScene {
    private void die() throws Exception {
        access.lives = 0;
        access.lateDeath = false;
        network.restart();
        world.restart();
        serve();
    }

    private static Asked asked(final String id, final boolean rollback) {
        return new Asked(id, "tester", rollback, false);
    }

    /** Devices and leases are exactly those of the service that stands, or nothing. */
    private void check(final String message) throws Exception {
        final var record = ServiceRecord.restore(world.store()).get("v");
        final var accepted = record == null ? null : record.accepted();
        final var live = site.live("v");
        assertTrue(live.stream().allMatch(lease -> lease.state() == LeaseState.ACTIVE), () -> message + ": " + live);
        if (accepted == null) {
            assertEquals(List.of(), live, message);
            assertEquals(Map.of(), network.held, message);
        } else {
            final var holding = site.holding(accepted, live);
            assertEquals(List.of(), holding.missing(), message);
            assertEquals(List.of(), holding.surplus(), message);
            assertEquals(new TreeMap<String, Attachment>(((Wiring.Result.Wired) site.wire(accepted, holding.kept()))
                .attachments()), network.held, message);
        }
        assertEquals(network.held, written(), message);
        if (record != null) {
            assertTrue(record.phase() == ServiceRecord.Phase.ACTIVE || record.phase() == ServiceRecord.Phase.FAILED,
                () -> message + ": " + record);
        }
        world.leases();
    }

    private Map<String, Attachment> written() {
        final var written = new TreeMap<String, Attachment>();
        network.written.forEach((id, placed) -> written.put(id, placed.attachment()));
        return written;
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true", "2, false", "2, true"})
    void endsWhatACrashInterrupted(final int lives, final boolean late) throws Exception {
        for (boolean refuses : new boolean[] {false, true}) {
            network.held.clear();
            network.written.clear();
            network.refusing.clear();
            world.configure("v", Vpns.service("v", 2, 1));
            if (refuses) {
                network.refusing.add("pe2");
            }
            access.lives = lives;
            access.lateDeath = late;
            final var answer = desk.provision("v", asked("1", true), false);
            settled();
            die();
            settled();
            check("after " + lives + " writes" + (refuses ? ", refused" : ""));
            assertEquals(refuses ? Status.FAILED : Status.ACTIVE, desk.view("v").orElseThrow().status());

            // the client, who heard nothing, asks again and learns how it ended
            final var again = desk.provision("v", asked("1", true), false).toCompletableFuture();
            settled();
            assertTrue(again.isDone());
            assertNotEquals(null, answer);

            access.lives = lives;
            desk.decommission("v", asked("2", true));
            settled();
            die();
            settled();
            check("removed after " + lives + " writes");
            assertEquals(List.of(), site.live("v"));
            stop();
            start();
        }
    }

    @Test
    void writesAnewWhatTheDatastoreLost() throws Exception {
        world.configure("v", Vpns.service("v", 2, 1));
        desk.provision("v", asked("1", true), false);
        settled();
        network.written.clear();
        die();
        settled();
        check("written anew");
        assertEquals(3, network.written.size());
    }

    /** After a restart a device has to be connected first, and nobody waits for the answer. */
    @Test
    void waitsLongerForADeviceAfterARestart() throws Exception {
        world.configure("v", Vpns.service("v", 2, 1));
        network.silent.add("pe2");
        desk.provision("v", asked("1", true), false);
        settled();
        die();
        settled();
        world.pass(179);
        settled();
        assertEquals(Status.PROVISIONING, desk.view("v").orElseThrow().status());
        network.silent.clear();
        settled();
        check("the device came back");
        assertEquals(Status.ACTIVE, desk.view("v").orElseThrow().status());
    }

    @Test
    void givesUpADeviceThatDoesNotComeBackAfterARestart() throws Exception {
        world.configure("v", Vpns.service("v", 2, 1));
        network.silent.add("pe2");
        desk.provision("v", asked("1", true), false);
        settled();
        die();
        settled();
        world.pass(181);
        settled();
        world.pass(61);
        settled();
        assertEquals(Status.FAILED, desk.view("v").orElseThrow().status());
        assertTrue(String.valueOf(desk.view("v").orElseThrow().cause()).contains("within 180 s"),
            () -> desk.view("v").orElseThrow().toString());
    }

    static LongStream seeds() {
        return LongStream.range(1, 41);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isWholeWheneverItComesToRest(final long seed) throws Exception {
        final var random = new Random(seed);
        final var message = "seed " + seed;
        final var services = new ArrayList<Service>();
        for (int i = 0; i < 4; i++) {
            services.add(Vpns.service("v", random.nextInt(3), random.nextInt(3), random.nextInt(2)));
        }
        for (int step = 0; step < 25; step++) {
            final var id = "r" + seed + "-" + step;
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    if (desk.objection("v", false) == null) {
                        world.configure("v", services.get(random.nextInt(services.size())));
                    }
                    desk.provision("v", asked(id, random.nextInt(3) > 0), false);
                }
                case 2 -> desk.decommission("v", asked(id, true));
                case 3 -> {
                    network.refusing.clear();
                    network.silent.clear();
                    final var pe = "pe" + (1 + random.nextInt(3));
                    (random.nextBoolean() ? network.refusing : network.silent).add(pe);
                }
                case 4 -> {
                    access.lives = random.nextInt(3);
                    access.lateDeath = random.nextBoolean();
                }
                default -> world.pass(random.nextInt(80));
            }
            for (int i = random.nextInt(6); i > 0; i--) {
                world.settle();
                if (random.nextBoolean()) {
                    network.act();
                }
                desk.look();
            }
            if (random.nextInt(4) == 0) {
                die();
            }
        }
        die();
        network.refusing.clear();
        network.silent.clear();
        settled();
        settled();
        check(message);
    }
}
