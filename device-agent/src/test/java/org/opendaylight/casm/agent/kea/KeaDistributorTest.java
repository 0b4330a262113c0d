/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.kea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.usage.Use;

class KeaDistributorTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Item V4 = new Item("v4", "ipv4-unicast", null, null, null, null, null);
    private static final Need HOSTS = new Need(V4, false, 32, 0, 3);
    private static final long ID = 0x0a14_0000L;

    private final List<String> said = new ArrayList<>();
    private Instant now = NOW;
    private FakeKea kea;
    private KeaDistributor distributor;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        kea = new FakeKea(folder.resolve("s"));
        distributor = new KeaDistributor(new KeaControl(folder.resolve("s"), Duration.ofSeconds(60)), "casm",
            () -> now, Duration.ofSeconds(10), said::add);
    }

    @AfterEach
    void stop() throws IOException {
        kea.close();
    }

    private static LocalPool pool(final String id, final Block block, final Need need, final Lease.Hosts hosts) {
        return new LocalPool(new Lease(id, "", "", block, "active", Lease.Terms.INFINITE, 1, hosts), need);
    }

    private static LocalPool pool(final String id, final String prefix) {
        return pool(id, Block.prefix(prefix), HOSTS, Lease.Hosts.NONE);
    }

    private void open(final LocalPool... pools) {
        for (LocalPool pool : pools) {
            distributor.open(pool);
        }
        distributor.settle();
    }

    private JsonObject subnet(final int index) {
        return kea.subnets().get(index).getAsJsonObject();
    }

    private String ranges(final int index) {
        return subnet(index).get("pools").toString();
    }

    @Test
    void givesPoolsOfOneMessageInOneChangeAndLeavesTheRestAlone() {
        final String before = kea.config().toString();
        distributor.open(pool("a", "10.20.0.0/28"));
        distributor.open(pool("b", "10.20.0.16/28"));
        assertEquals(0, kea.subnets().size());
        distributor.settle();
        distributor.settle();

        assertEquals(List.of("config-get", "config-set"), kea.commands);
        assertEquals(ID, subnet(0).get("id").getAsLong());
        assertEquals("[{\"pool\":\"10.20.0.2-10.20.0.14\"}]", ranges(0));
        assertTrue(subnet(0).get("option-data").toString().contains("10.20.0.1\""));
        assertEquals(ID + 16, subnet(1).get("id").getAsLong());
        assertEquals(List.of("Kea serves 2 subnets"), said);
        distributor.close("a");
        distributor.close("b");
        assertEquals(before, kea.config().toString());
    }

    @Test
    void keepsTheRouterOfTheLeaseAndTellsItsServers() {
        open(pool("a", Block.prefix("10.20.0.0/29"), HOSTS,
            new Lease.Hosts("10.20.0.4", List.of("192.0.2.53", "2001:db8::53"), Map.of())));
        assertEquals("[{\"pool\":\"10.20.0.1-10.20.0.3\"},{\"pool\":\"10.20.0.5-10.20.0.6\"}]", ranges(0));
        assertTrue(subnet(0).get("option-data").toString().contains("\"data\":\"192.0.2.53\""));
    }

    @Test
    void givesOutAllAddressesWhereNoneIsReserved() {
        open(pool("a", Block.prefix("10.20.0.0/28"), new Need(V4, false, 32, 0), Lease.Hosts.NONE));
        assertEquals("[{\"pool\":\"10.20.0.0/28\"}]", ranges(0));
        assertEquals("[]", subnet(0).get("option-data").toString());
    }

    @Test
    void doesNotUseWhatKeaCannotServe() {
        open(pool("a", "10.20.0.0/31"), pool("b", Block.range("10.0.0.1", "10.0.0.9"), HOSTS, Lease.Hosts.NONE),
            pool("c", Block.prefix("2001:db8::/48"), new Need(V4, true, 56, 0), Lease.Hosts.NONE));
        assertEquals(0, kea.subnets().size());
        assertEquals(3, said.size());
    }

    @Test
    void emptiesAPoolWithoutTakingItAway() {
        open(pool("a", "10.20.0.0/28"));
        kea.assigned.put(ID, 7);
        distributor.drain("a");
        distributor.settle();
        assertEquals("[]", ranges(0));
        assertEquals(Optional.of(Map.of("a", new Use(7, 0, 0, 0))), distributor.measure());
        open(pool("a", "10.20.0.0/28"));
        assertEquals("[{\"pool\":\"10.20.0.2-10.20.0.14\"}]", ranges(0));
    }

    @Test
    void takesAwayAtOnceAlsoWhatClientsHave() {
        open(pool("a", "10.20.0.0/28"), pool("b", "10.20.0.16/28"));
        kea.assigned.put(ID, 7);
        distributor.close("a");
        assertEquals(1, kea.subnets().size());
        assertEquals(Map.of(), kea.assigned);
        kea.unloadHook();
        distributor.close("b");
        assertEquals(0, kea.subnets().size());
        assertTrue(said.getLast().contains("until it runs out"), said::toString);
    }

    @Test
    void keepsTheNumberOfASubnetUnderAnotherLease() {
        open(pool("a", "10.20.0.0/28"));
        distributor.drain("a");
        distributor.rename("a", pool("b", "10.20.0.0/28"));
        distributor.settle();
        assertEquals(1, kea.subnets().size());
        assertEquals(ID, subnet(0).get("id").getAsLong());
        assertEquals("[]", ranges(0));
    }

    @Test
    void givesARestartedKeaItsPoolsAndMeasuresNothingMeanwhile() throws IOException {
        open(pool("a", "10.20.0.0/28"));
        kea.assigned.put(ID, 7);
        distributor.measure();
        kea.close();
        assertEquals(Optional.empty(), distributor.measure());
        assertFalse(distributor.check());
        assertEquals(Map.of("a", new Use(7, 0, 0, 0)), distributor.use());

        kea = new FakeKea(folder.resolve("s"));
        assertTrue(distributor.check());
        assertEquals(1, kea.subnets().size());
        assertTrue(said.get(1).startsWith("Kea is away ("), said::toString);
        assertEquals(List.of("Kea serves 1 subnets", "Kea is back"), said.subList(2, said.size()));
    }

    @Test
    void mendsWhatSomebodyElseChanged() {
        open(pool("a", "10.20.0.0/28"));
        subnet(0).remove("user-context");
        assertTrue(distributor.check());
        assertTrue(subnet(0).has("user-context"));
        assertTrue(distributor.check());
        assertEquals(2, said.size());
    }

    @Test
    void wantsItsSharedNetwork() {
        kea.set("{\"Dhcp4\": {\"shared-networks\": []}}");
        assertFalse(distributor.check());
        assertTrue(said.getFirst().contains("no shared network casm"), said::toString);
    }

    @Test
    void noClientHasAnAddressLongerThanTheDeviceHasThePool() {
        distributor.until(Map.of("a", NOW.plusSeconds(1000)));
        open(pool("a", "10.20.0.0/28"));
        assertFalse(subnet(0).has("valid-lifetime"));
        for (int left = 600; left > 15; left--) {
            now = NOW.plusSeconds(1000 - left);
            distributor.check();
            if (subnet(0).getAsJsonArray("pools").size() > 0) {
                final long lifetime = subnet(0).get("max-valid-lifetime").getAsLong();
                assertTrue(lifetime <= left - 10 && lifetime * 2 > Math.min(599, left - 10) - 2, lifetime + ", "
                    + left);
            }
        }
        now = NOW.plusSeconds(1000 - 14);
        distributor.check();
        assertEquals("[]", ranges(0));
    }

    @Test
    void aServerThatDoesNotAnswerCountsAsAway() throws IOException {
        kea.close();
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("silent")))) {
            final var impatient = new KeaDistributor(new KeaControl(folder.resolve("silent"), Duration.ofMillis(50)),
                "casm", () -> now, Duration.ofSeconds(10), said::add);
            assertFalse(impatient.check());
            assertTrue(silent.isOpen());
            assertTrue(said.getFirst().contains("does not answer"), said::toString);
        }
    }
}
