/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AgentBuilder;

class AgentConfigTest {
    private static final String TYPES = "urn:opendaylight:params:xml:ns:yang:casm:types";

    private final FakeAgent device = new FakeAgent();
    private final AgentConfig config = new AgentConfig(Fixture.CODEC);

    @Test
    void writesAPoolInTheModelOfTheDevice() throws DeviceException {
        final var entry = Fixture.entry("l-1", "10.0.0.0/28");
        device.offered.put("l-1", entry);

        config.apply(device, Map.of("l-1", entry), Optional.empty());

        final XmlTree pools = device.lastEdit.children().getFirst();
        assertEquals("urn:opendaylight:params:xml:ns:yang:casm:agent", pools.element().getNamespaceURI());
        assertEquals("address-pools", pools.element().getLocalName());
        final XmlTree pool = pools.children().getFirst();
        assertEquals("replace", pool.element().getAttributeNS(XmlTree.NETCONF, "operation"));
        assertEquals("lease-id", pool.children().getFirst().element().getLocalName());
        assertEquals(Optional.of("10.0.0.0/28"), pool.text("prefix"));
        assertEquals(Optional.of("100"), pool.text("lifetime"));
        assertEquals(Optional.of("active"), pool.text("state"));
        assertEquals(Optional.of("2026-11-22T10:01:40Z"), pool.text("expires-at"));
        assertTrue(pool.all("kind").getFirst().isIdentity(TYPES, "ipv4-private"));
    }

    @Test
    void changesNothingThatIsRight() throws DeviceException {
        final var entry = Fixture.entry("l-1", "10.0.0.0/28");
        device.pools.put("l-1", entry);

        assertTrue(config.apply(device, Map.of("l-1", entry), Optional.empty()).isNone());

        assertEquals(List.of("read"), device.calls);
    }

    @Test
    void oneEditWritesAndDeletes() throws DeviceException {
        device.pools.put("old", Fixture.entry("old", "10.0.0.16/28"));
        final var entry = Fixture.entry("new", "10.0.0.0/28");
        device.offered.put("new", entry);

        final var difference = config.apply(device, Map.of("new", entry), Optional.empty());

        assertEquals(List.of("read", "edit", "read"), device.calls);
        assertEquals(Set.of("old"), difference.delete());
        assertEquals(Set.of("new"), device.pools.keySet());
    }

    @Test
    void whatTheDeviceDoesNotKeepIsAFailure() {
        final var failure = assertThrows(DeviceException.class, () -> config.apply(device,
            Map.of("l-1", Fixture.entry("l-1", "10.0.0.0/28")), Optional.empty()));

        assertEquals(Reason.REJECTED, failure.reason());
    }

    @Test
    void termsAreWrittenOnce() throws DeviceException {
        final var terms = new AgentBuilder().setDeviceId("bng-1").build();

        config.apply(device, Map.of(), Optional.of(terms));
        config.apply(device, Map.of(), Optional.of(terms));

        assertEquals(1, device.calls.stream().filter("edit"::equals).count());
        assertFalse(device.lastEdit.children().isEmpty());
    }
}
