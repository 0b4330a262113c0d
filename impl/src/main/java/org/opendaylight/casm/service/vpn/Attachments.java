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
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;

/** What devices get for services, as it is written for whoever configures them, and how far they are. */
public interface Attachments {
    /**
     * An attachment that is written.
     *
     * @param attachment what the device gets
     * @param revision grows with each change of it
     */
    record Placed(Attachment attachment, long revision) {
    }

    /** How far a device is. */
    enum Step {
        /** Waits, or is being configured or removed. */
        PENDING,
        /** Configured and read back. */
        DONE,
        /** Not taken by the device. */
        FAILED,
        /** Was done, and the device has something else now. */
        DRIFT
    }

    /**
     * How far a device is with an attachment.
     *
     * @param revision revision that this speaks of
     * @param step how far
     * @param error what went wrong last; null for nothing
     */
    record Progress(long revision, Step step, @Nullable String error) {
    }

    /** What is written for a service now, by id. */
    Map<String, Placed> of(String serviceId);

    /** How far the device is; empty when nothing is known. */
    Optional<Progress> progress(String id);

    /** The other attachment that is on the same part of the same interface; empty when there is none. */
    Optional<Placed> rival(Attachment attachment);

    /**
     * What other services have in the same network instance of the same device; nothing when it is the default one,
     * which a provider shares out as he likes.
     */
    List<Attachment> companions(Attachment attachment);

    /** Writes attachments, each with a higher revision, all or nothing; done when it is durable. */
    CompletionStage<@Nullable Void> write(Collection<Attachment> puts);

    /** Removes attachments of which devices have nothing, all or nothing; done when it is durable. */
    CompletionStage<@Nullable Void> remove(Collection<String> ids);
}
