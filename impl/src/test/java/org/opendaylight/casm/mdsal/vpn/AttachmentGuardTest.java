/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import static org.opendaylight.casm.mdsal.store.GuardedContainer.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.store.GuardedContainer;
import org.opendaylight.casm.service.vpn.Attachments.Placed;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentsBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** What the guard says to transactions on a data tree of attachments. */
class AttachmentGuardTest extends AbstractConcurrentDataBrokerTest {
    private static final Placed A = placed("v/pe1/a", 1);
    private static final Placed B = placed("v/pe1/b", 2);

    private final AttachmentGuard guard = new AttachmentGuard(new CommitRefusals());
    private GuardedContainer attachments;

    AttachmentGuardTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        attachments = new GuardedContainer(guard, modelContext(), Attachments.QNAME);
        try (var own = guard.expect(Map.of("v/pe1/a", 1L), Set.of())) {
            attachments.commit(node(A));
        }
    }

    private static Placed placed(final String id, final long revision) {
        return new Placed(new Attachment(id, "v", "pe1", false, null, null, List.of()), revision);
    }

    private NormalizedNode node(final Placed... placed) {
        return getDataBrokerTestCustomizer().getAdapterContext().currentSerializer().toNormalizedDataObject(
            DataObjectIdentifier.builder(Attachments.class).build(), new AttachmentsBuilder().setAttachment(
                BindingMap.of(Arrays.stream(placed).map(AttachmentWriter::toYang).toList())).build()).node();
    }

    @Test
    void letsTheCoordinatorsWritesThrough() throws Exception {
        // of a write of the whole list also those entries count that stay the same
        try (var first = guard.expect(Map.of("v/pe1/a", 1L, "v/pe1/b", 2L), Set.of());
                var second = guard.expect(Map.of(), Set.of("v/pe1/a"))) {
            attachments.commit(node(A, B));
            attachments.commit(node(B));
        }
    }

    @Test
    void letsTheSameWriteThroughTwice() throws Exception {
        try (var second = guard.expect(Map.of("v/pe1/b", 2L), Set.of("v/pe1/a"))) {
            guard.expect(Map.of("v/pe1/b", 2L), Set.of("v/pe1/a")).close();
            attachments.commit(node(B));
        }
    }

    @Test
    void refusesEverybodyElse() {
        assertRefused(() -> attachments.commit(node(B)));
        assertRefused(() -> attachments.commit(node(A, B)));
        assertRefused(() -> attachments.commit(null));
    }

    @Test
    void refusesAnotherRevision() {
        try (var own = guard.expect(Map.of("v/pe1/a", 2L), Set.of())) {
            assertRefused(() -> attachments.commit(node(placed("v/pe1/a", 3))));
        }
    }

    @Test
    void refusesWhatTheCoordinatorNoLongerWrites() {
        guard.expect(Map.of("v/pe1/b", 2L), Set.of()).close();

        assertRefused(() -> attachments.commit(node(A, B)));
    }
}
