/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.Use;
import org.opendaylight.casm.service.vpn.RefusedException;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Services;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;

/** Services that the Coordinator configures itself. */
class ServiceDraftsTest extends PoolConfigurationFixture {
    private static final String SERVICE = """
        {"casm-service:service": [{"service-id": "v", "kind": "casm-types:l3vpn", "topology": "any-to-any",
          "external-reference": "ietf-l3vpn-ntw:vpn-service=v",
          "shared-need": [{"name": "rt", "use": "route-target", "kind": "casm-types:route-target"},
            {"name": "rt 0:65000:7", "use": "route-target", "kind": "casm-types:route-target",
              "fixed": {"value": ["0:65000:7"]}}],
          "node": [{"node-id": "pe1", "device-id": "pe1", "access": [{"access-id": "a", "interface": "eth1",
            "push": true, "ce-address": ["192.0.2.2"], "need": [
              {"name": "vlan", "use": "outer-vlan", "kind": "casm-types:vlan-id",
                "fixed": {"number-start": "7", "number-end": "7"}},
              {"name": "ipv4", "use": "link", "kind": "casm-types:ipv4-unicast",
                "fixed": {"prefix": "192.0.2.0/30"}}]}]}]}]}""";

    private ServiceDrafts drafts;

    @BeforeEach
    void open() {
        drafts = new ServiceDrafts(() -> ctx,
            () -> getDataBrokerTestCustomizer().getAdapterContext().currentSerializer(), getDataBroker());
    }

    @Test
    void readsWhatDocumentsAreMadeInto() throws Exception {
        final var service = drafts.read(SERVICE, engine.catalog());

        final var needs = service.allNeeds();
        assertEquals(List.of("rt", "rt 0:65000:7"), service.needs().stream().map(need -> need.name()).toList());
        final var link = needs.get(new NeedKey(new Place("pe1", "a"), "ipv4"));
        assertEquals(Use.LINK, link.use());
        assertEquals(ObjectKind.IPV4_UNICAST, link.kind());
        assertEquals("192.0.2.0/30", link.fixed().text());
        assertEquals("7", needs.get(new NeedKey(new Place("pe1", "a"), "vlan")).fixed().text());
        assertEquals("0:65000:7", needs.get(new NeedKey(Place.SHARED, "rt 0:65000:7")).fixed().text());
    }

    @Test
    void refusesWhatBreaksARule() {
        final var unknown = assertThrows(RefusedException.class, () -> drafts.read(SERVICE.replace(
            "\"kind\": \"casm-types:vlan-id\"", "\"pool\": \"nowhere\""), engine.catalog()));
        assertEquals(Reason.NO_MATCHING_POOL, unknown.refusal().reason());
        final var slash = assertThrows(RefusedException.class,
            () -> drafts.read(SERVICE.replace("\"pe1\"", "\"pe/1\""), engine.catalog()));
        assertEquals(Reason.INVALID, slash.refusal().reason());
        assertThrows(RefusedException.class, () -> drafts.read("{\"casm-service:service\": []}", engine.catalog()));
    }

    @Test
    void writesAndPutsBack() throws Exception {
        final var undoFirst = drafts.write(SERVICE).toCompletableFuture().get(60, TimeUnit.SECONDS);
        final var undoSecond = drafts.write(SERVICE.replace("any-to-any", "custom")).toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
        assertEquals("custom", topology());

        assertTrue(undoSecond.run().toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertEquals("any-to-any", topology());
        assertTrue(undoFirst.run().toCompletableFuture().get(60, TimeUnit.SECONDS));
        assertEquals("", topology());
    }

    private String topology() throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, DataObjectIdentifier.builder(Services.class).build())
                .get(60, TimeUnit.SECONDS).map(services -> services.nonnullService().values().stream()
                    .map(service -> service.getTopology().getName()).findFirst().orElse("")).orElse("");
        }
    }
}
