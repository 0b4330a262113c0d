/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.service.vpn.Attachments.Placed;
import org.opendaylight.casm.service.vpn.Attachments.Progress;
import org.opendaylight.casm.service.vpn.Attachments.Step;

/**
 * What devices are to have of a service. What is there and is not to be is written as an attachment without content:
 * when the device is done with that, it is known to have nothing of it, also after a restart.
 *
 * @param attachments by id
 */
record Goal(Map<String, Attachment> attachments) {
    /** Nothing. */
    static final Goal NONE = new Goal(Map.of());

    Goal {
        attachments = Map.copyOf(attachments);
    }

    /**
     * How far devices are.
     *
     * @param done whether all are where they should be
     * @param failed what failed, for people; null for nothing
     * @param waiting what is waited for; null for nothing
     */
    record Standing(boolean done, @Nullable String failed, @Nullable String waiting) {
    }

    /** These, and nothing of the others that are written. */
    static Goal of(final Map<String, Attachment> wanted, final Map<String, Placed> written) {
        final var all = new TreeMap<>(wanted);
        written.forEach((id, placed) -> all.computeIfAbsent(id, key -> placed.attachment().emptied()));
        return new Goal(all);
    }

    /** What has to be written yet. */
    List<Attachment> missing(final Map<String, Placed> written) {
        final var missing = new ArrayList<Attachment>();
        attachments.forEach((id, attachment) -> {
            final var placed = written.get(id);
            if (placed == null ? !attachment.isEmpty() : !placed.attachment().equals(attachment)) {
                missing.add(attachment);
            }
        });
        return missing;
    }

    /** Those without content that are written and that devices are done with, or have been abandoned. */
    Set<String> cleared(final Attachments where, final Map<String, Placed> written, final Set<String> abandoned) {
        return written.entrySet().stream().filter(entry -> entry.getValue().attachment().isEmpty()
            && (abandoned.contains(entry.getValue().attachment().device())
                || stepOf(where, entry.getKey(), entry.getValue()) == Step.DONE)).map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    }

    /** How far devices are with what is written; those that have been abandoned do not count. */
    Standing standing(final Attachments where, final Map<String, Placed> written, final Set<String> abandoned) {
        final var failed = new ArrayList<String>();
        String waiting = null;
        for (final String id : new TreeMap<>(written).keySet()) {
            final var placed = written.get(id);
            final var step = abandoned.contains(placed.attachment().device()) ? Step.DONE : stepOf(where, id, placed);
            if (step == Step.FAILED || step == Step.PENDING) {
                final var error = where.progress(id).map(Progress::error).orElse(null);
                final var text = placed.attachment().place() + " on device " + placed.attachment().device()
                    + (error == null ? "" : ": " + error);
                if (step == Step.PENDING) {
                    waiting = waiting == null ? text : waiting;
                } else {
                    failed.add(text);
                }
            }
        }
        return new Standing(failed.isEmpty() && waiting == null,
            failed.isEmpty() ? null : String.join("; ", failed), waiting);
    }

    private static Step stepOf(final Attachments where, final String id, final Placed placed) {
        return where.progress(id).filter(progress -> progress.revision() >= placed.revision())
            .map(Progress::step).orElse(Step.PENDING);
    }
}
