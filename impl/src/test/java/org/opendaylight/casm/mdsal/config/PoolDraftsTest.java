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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;

/** Texts of pools that nobody has configured. */
class PoolDraftsTest extends PoolConfigurationFixture {
    private PoolDrafts drafts;

    @BeforeEach
    void read() {
        drafts = new PoolDrafts(() -> ctx,
            () -> getDataBrokerTestCustomizer().getAdapterContext().currentSerializer());
    }

    @Test
    void readsPoolsAsACommitWould() throws Exception {
        create(pool("p", "10.0.0.0/24"));

        final var pools = drafts.read("""
            {"casm-pool:pool": [
              {"name": "p", "kind": "casm-types:ipv4-private", "address-space": "lab",
                "allocation": {"algorithm": "casm-types:random"}, "segment": [{"id": "a", "prefix": "10.0.0.0/23"}]},
              {"name": "q", "kind": "casm-types:ipv6-ula", "address-space": "lab",
                "segment": [{"id": "a", "prefix": "fd00::/48"}]}]}
            """, engine.catalog());

        assertEquals(Set.of("p", "q"), pools.keySet());
        assertEquals("10.0.0.0/23", pools.get("p").segments().getFirst().range().toString());
        assertEquals(ObjectKind.IPV6_ULA, pools.get("q").kind());
        assertEquals(List.of("10.0.0.0/24"), engine.catalog().pools().get("p").segments().stream()
            .map(segment -> segment.range().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "true", "nonsense", "{\"x\": 1}", "{\"casm-pool:pool\": []}",
        "{\"casm-pool:pool\": {}}", "{\"casm-pool:pool\": null}", "{\"casm-pool:pool\": [",
        "{\"casm-pool:pool\": [{\"kind\": \"casm-types:ipv4-private\"}]}",
        "{\"casm-pool:pool\": [{\"name\": \"p\"}]}", "{\"casm-pool:pool\": [{\"name\": \"p\", \"colour\": \"red\"}]}",
        "{\"casm-pool:pool\": [{\"name\": \"p\", \"kind\": \"casm-types:nothing\", \"address-space\": \"lab\"}]}",
        "{\"casm-pool:pools\": {\"pool\": []}}", "{\"casm-pool:address-space\": [{\"name\": \"lab\"}]}"})
    void refusesWhatIsNoSuchDocument(final String text) {
        refused(text);
    }

    @Test
    void refusesTextBehindTheDocument() {
        assertTrue(refused(pool("p", "10.0.0.0/24") + " and more").message().contains("behind"));
    }

    @Test
    void refusesMorePoolsThanItReads() {
        final var pools = new StringBuilder("{\"casm-pool:pool\": [");
        for (int i = 0; i < 17; i++) {
            pools.append(i == 0 ? "" : ",").append("{\"name\": \"p").append(i)
                .append("\", \"kind\": \"casm-types:ipv4-private\", \"address-space\": \"lab\"}");
        }
        assertTrue(refused(pools.append("]}").toString()).message().contains("17 pools"));
    }

    @Test
    void refusesOneNameForTwoPools() {
        final String one = pool("p", "10.0.0.0/24");
        final String entry = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
        assertTrue(refused(one.replace(entry, entry + "," + entry)).message().contains("twice"));
    }

    private Refusal refused(final String text) {
        final var refusal = assertThrows(InvalidRequestException.class, () -> drafts.read(text, engine.catalog()))
            .refusal();
        assertEquals(Refusal.Reason.INVALID, refusal.reason());
        assertTrue(refusal.message().startsWith("pools"), refusal::message);
        return refusal;
    }
}
