/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.service.vpn.Attachments.Placed;
import org.opendaylight.casm.service.vpn.Attachments.Progress;
import org.opendaylight.casm.service.vpn.Attachments.Step;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.attachment.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.attachment.StateBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;

class MdsalAttachmentsTest extends AbstractConcurrentDataBrokerTest {
    private static final Attachment LAYER3 = new Attachment("v/pe1/a", "v", "pe1", false,
        new Attachment.Instance("v", "0:65000:1", List.of("0:65000:7", "0:65000:8"), List.of("0:65000:7"), null, null),
        new Attachment.Port("eth1", 100, 7, List.of(new Attachment.Address("10.0.0.0", 31),
            new Attachment.Address("2001:db8::2", 127)), null),
        List.of(new Attachment.Route("192.168.0.0/24", "10.0.0.1"),
            new Attachment.Route("2001:db8:1::/48", "2001:db8::3")));
    private static final Attachment LAYER2 = new Attachment("v/pe2/b", "v", "pe2", true,
        new Attachment.Instance("v", null, List.of(), List.of(), 5L, 100005L),
        new Attachment.Port("eth2", null, null, List.of(), "02:00:00:00:00:0a"), List.of());

    private MdsalAttachments attachments;

    MdsalAttachmentsTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        attachments = open();
    }

    private MdsalAttachments open() throws Exception {
        final var next = new MdsalAttachments(
            new AttachmentTree(getDataBroker(), new AttachmentGuard(new CommitRefusals())), () ->
                java.time.Instant.ofEpochMilli(1000));
        next.open();
        return next;
    }

    private static <T> T get(final java.util.concurrent.CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        get(attachments.write(List.of(LAYER3, LAYER2)));

        assertEquals(Map.of("v/pe1/a", new Placed(LAYER3, 1000), "v/pe2/b", new Placed(LAYER2, 1000)),
            attachments.of("v"));
        assertEquals(attachments.of("v"), open().of("v"));

        get(attachments.write(List.of(LAYER3.emptied())));
        assertEquals(new Placed(LAYER3.emptied(), 1001), open().of("v").get("v/pe1/a"));
        assertTrue(open().of("v").get("v/pe1/a").attachment().isEmpty());
        get(attachments.remove(List.of("v/pe1/a", "v/pe2/b")));
        assertEquals(Map.of(), open().of("v"));
    }

    @Test
    void knowsWhoHasAPort() throws Exception {
        get(attachments.write(List.of(LAYER3)));
        final var other = new Attachment("w/x/y", "w", "pe1", false, null, LAYER3.port(), List.of());
        assertEquals("v/pe1/a", attachments.rival(other).orElseThrow().attachment().id());
        assertEquals(Optional.empty(), attachments.rival(LAYER3));
        assertEquals(Optional.empty(), attachments.rival(LAYER2));
        get(attachments.write(List.of(LAYER3.emptied())));
        assertEquals(Optional.empty(), attachments.rival(other));
    }

    @Test
    void knowsWhoElseIsInANetworkInstance() throws Exception {
        get(attachments.write(List.of(LAYER3)));
        final var other = new Attachment("w/x/y", "w", "pe1", false, LAYER3.instance(), null, List.of());
        assertEquals(List.of(LAYER3), attachments.companions(other));
        assertEquals(List.of(LAYER3), open().companions(other));
        assertEquals(List.of(), attachments.companions(LAYER3));
        assertEquals(List.of(), attachments.companions(LAYER2));
        assertEquals(List.of(), attachments.companions(other.emptied()));
        get(attachments.write(List.of(LAYER3.emptied())));
        assertEquals(List.of(), attachments.companions(other));
    }

    @Test
    void followsDevices() throws Exception {
        final var told = new CopyOnWriteArrayList<String>();
        try (var following = attachments.follow(told::add)) {
            say(State.Provisioning.Pushing, 5);
            say(State.Provisioning.Done, 5);
            final var expected = Optional.of(new Progress(5, Step.DONE, "e"));
            final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while ((told.isEmpty() || !attachments.progress("v/pe1/a").equals(expected)) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertEquals(expected, attachments.progress("v/pe1/a"));
            assertEquals("v", new ArrayList<>(told).getFirst());
        }
    }

    private void say(final State.Provisioning step, final long revision) throws Exception {
        final var key = new AttachmentKey(new AttachmentId("v/pe1/a"));
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, DataObjectIdentifier.builder(Attachments.class)
            .child(org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122
                .attachments.Attachment.class, key).build(), new AttachmentBuilder().withKey(key)
                    .setState(new StateBuilder().setRevision(Uint64.valueOf(revision)).setProvisioning(step)
                        .setError("e").build()).build());
        tx.commit().get();
    }
}
