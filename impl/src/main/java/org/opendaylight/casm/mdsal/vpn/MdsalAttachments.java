/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.casm.service.vpn.Attachments;
import org.opendaylight.yangtools.concepts.Registration;

/** Attachments of which this is the only writer, so that it knows them without reading. Thread-safe. */
public final class MdsalAttachments implements Attachments {
    private final Map<String, Map<String, Placed>> byService = new ConcurrentHashMap<>();
    private final Map<String, String> ports = new ConcurrentHashMap<>();
    private final InstanceMembers members = new InstanceMembers();
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final AttachmentTree tree;
    private final InstantSource clock;

    MdsalAttachments(final AttachmentTree tree, final InstantSource clock) {
        this.tree = requireNonNull(tree);
        this.clock = requireNonNull(clock);
    }

    /** Reads what is there, once. */
    void open() throws LedgerException {
        tree.read().forEach(this::enter);
    }

    /** Tells services of which something changed on devices, until closed. */
    Registration follow(final Consumer<String> follower) {
        return tree.follow(told -> {
            final var services = new LinkedHashSet<String>();
            told.forEach((id, now) -> {
                if (now == null) {
                    progress.remove(id);
                } else {
                    progress.put(id, now);
                }
                services.add(serviceOf(id));
            });
            services.forEach(follower);
        });
    }

    private static String serviceOf(final String id) {
        final int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    private synchronized void enter(final Placed placed) {
        final var attachment = placed.attachment();
        leave(attachment.id());
        byService.computeIfAbsent(attachment.serviceId(), key -> new ConcurrentHashMap<>())
            .put(attachment.id(), placed);
        final var port = portOf(attachment);
        if (port != null) {
            ports.put(port, attachment.id());
        }
        members.enter(attachment);
    }

    private synchronized void leave(final String id) {
        final var all = byService.get(serviceOf(id));
        final var gone = all == null ? null : all.remove(id);
        if (gone != null) {
            final var port = portOf(gone.attachment());
            if (port != null) {
                ports.remove(port, id);
            }
            members.leave(gone.attachment());
        }
        if (all != null && all.isEmpty()) {
            byService.remove(serviceOf(id));
        }
    }

    private static @Nullable String portOf(final Attachment attachment) {
        final var port = attachment.port();
        return port == null ? null
            : attachment.device() + '\n' + port.name() + '\n' + port.outerVlan() + '\n' + port.innerVlan();
    }

    @Override
    public Map<String, Placed> of(final String serviceId) {
        return Map.copyOf(byService.getOrDefault(serviceId, Map.of()));
    }

    @Override
    public Optional<Progress> progress(final String id) {
        return Optional.ofNullable(progress.get(id));
    }

    @Override
    public Optional<Placed> rival(final Attachment attachment) {
        final var port = portOf(attachment);
        final var id = port == null ? null : ports.get(port);
        return id == null || id.equals(attachment.id()) ? Optional.empty()
            : Optional.ofNullable(byService.getOrDefault(serviceOf(id), Map.of()).get(id));
    }

    @Override
    public synchronized List<Attachment> companions(final Attachment attachment) {
        return members.companions(attachment);
    }

    @Override
    public CompletionStage<@Nullable Void> write(final Collection<Attachment> puts) {
        final var next = new ArrayList<Placed>();
        for (var attachment : puts) {
            final var before = byService.getOrDefault(attachment.serviceId(), Map.of()).get(attachment.id());
            final var spoken = progress.get(attachment.id());
            // above all that was ever said of it, also when it was there before and is new again
            next.add(new Placed(attachment, Math.max(clock.millis(),
                Math.max(before == null ? 0 : before.revision(), spoken == null ? 0 : spoken.revision()) + 1)));
        }
        return tree.put(next).thenRun(() -> next.forEach(this::enter));
    }

    @Override
    public CompletionStage<@Nullable Void> remove(final Collection<String> ids) {
        return tree.delete(ids).thenRun(() -> ids.forEach(this::leave));
    }
}
