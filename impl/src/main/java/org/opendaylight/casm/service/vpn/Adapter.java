/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.vpn.Attachment;

/** Whoever configures devices, as far as it is asked something. */
public interface Adapter {
    /**
     * What would come of attachments.
     *
     * @param problems what stands in the way
     * @param payloads what would be sent, by NETCONF topology node
     */
    record Preview(List<Refusal> problems, Map<String, String> payloads) {
        /** Nothing would be sent, and nothing stands in the way. */
        public static final Preview NOTHING = new Preview(List.of(), Map.of());

        public Preview {
            problems = List.copyOf(problems);
            payloads = Map.copyOf(payloads);
        }
    }

    /**
     * A difference between an attachment and its device.
     *
     * @param attachmentId the attachment
     * @param path where on the device
     * @param expected what should be there; null for nothing
     * @param actual what is there; null for nothing
     */
    record Difference(String attachmentId, String path, @Nullable String expected, @Nullable String actual) {
    }

    /** Tells what would come of attachments; changes nothing. Fails when nobody can tell. */
    CompletionStage<Preview> check(Collection<Attachment> attachments);

    /**
     * Compares devices with attachments.
     *
     * @param repair whether devices that differ are put right
     * @return the differences found; fails when a device cannot be read
     */
    CompletionStage<List<Difference>> compare(Set<String> ids, boolean repair);
}
