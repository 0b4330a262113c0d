/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;

/** Devices, what is written for them, and an adapter that acts when the test says so. Survives restarts. */
final class FakeNetwork {
    final Map<String, Attachments.Placed> written = new TreeMap<>();
    /** What devices have, by id of the attachment. */
    final Map<String, Attachment> held = new TreeMap<>();
    final Set<String> refusing = new HashSet<>();
    final Set<String> silent = new HashSet<>();
    final List<String> pushes = new ArrayList<>();
    final List<Adapter.Difference> differences = new ArrayList<>();
    final List<org.opendaylight.casm.core.engine.Refusal> problems = new ArrayList<>();
    private final Map<String, Attachments.Progress> progress = new HashMap<>();
    private long revision;

    /** What is known of devices is lost and has to be found again. */
    synchronized void restart() {
        progress.clear();
    }

    /** The adapter does what there is to do. */
    synchronized void act() {
        written.forEach((id, placed) -> {
            final var known = progress.get(id);
            final var device = placed.attachment().device();
            if (silent.contains(device) || known != null && known.revision() == placed.revision()
                    && known.step() == Attachments.Step.DONE) {
                return;
            }
            if (refusing.contains(device) && !placed.attachment().isEmpty()) {
                progress.put(id, new Attachments.Progress(placed.revision(), Attachments.Step.FAILED, "no such thing"));
                return;
            }
            if (placed.attachment().isEmpty()) {
                held.remove(id);
            } else if (!placed.attachment().equals(held.put(id, placed.attachment()))) {
                pushes.add(id);
            }
            progress.put(id, new Attachments.Progress(placed.revision(), Attachments.Step.DONE, null));
        });
    }

    /** The network as one Coordinator sees it until it dies. */
    final class Access implements Attachments, Adapter {
        /** How many more writes it lives to begin; the next one never comes about, or nobody learns of it. */
        int lives = Integer.MAX_VALUE;
        boolean lateDeath;

        private boolean dies() {
            if (lives == 0) {
                return true;
            }
            lives--;
            return false;
        }

        @Override
        public Map<String, Placed> of(final String serviceId) {
            synchronized (FakeNetwork.this) {
                return written.entrySet().stream()
                    .filter(entry -> entry.getValue().attachment().serviceId().equals(serviceId))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }
        }

        @Override
        public Optional<Progress> progress(final String id) {
            synchronized (FakeNetwork.this) {
                return Optional.ofNullable(progress.get(id));
            }
        }

        @Override
        public Optional<Placed> rival(final Attachment attachment) {
            final var port = attachment.port();
            synchronized (FakeNetwork.this) {
                return port == null ? Optional.empty() : written.values().stream()
                    .filter(other -> !other.attachment().id().equals(attachment.id())
                        && other.attachment().device().equals(attachment.device())
                        && other.attachment().port() instanceof Attachment.Port taken
                        && taken.name().equals(port.name())
                        && java.util.Objects.equals(taken.outerVlan(), port.outerVlan())
                        && java.util.Objects.equals(taken.innerVlan(), port.innerVlan())).findFirst();
            }
        }

        @Override
        public List<Attachment> companions(final Attachment attachment) {
            final var instance = attachment.instance();
            synchronized (FakeNetwork.this) {
                return written.values().stream().map(Placed::attachment).filter(other -> instance != null
                    && other.instance() instanceof Attachment.Instance its && its.name().equals(instance.name())
                    && other.device().equals(attachment.device())
                    && !other.serviceId().equals(attachment.serviceId())).toList();
            }
        }

        @Override
        public CompletionStage<@Nullable Void> write(final Collection<Attachment> puts) {
            synchronized (FakeNetwork.this) {
                final boolean dead = dies();
                if (!dead || lateDeath) {
                    puts.forEach(one -> written.put(one.id(), new Placed(one, ++revision)));
                }
                return dead ? new CompletableFuture<>() : CompletableFuture.completedStage(null);
            }
        }

        @Override
        public CompletionStage<@Nullable Void> remove(final Collection<String> ids) {
            synchronized (FakeNetwork.this) {
                final boolean dead = dies();
                if (!dead || lateDeath) {
                    ids.forEach(id -> {
                        written.remove(id);
                        progress.remove(id);
                    });
                }
                return dead ? new CompletableFuture<>() : CompletableFuture.completedStage(null);
            }
        }

        @Override
        public CompletionStage<Preview> check(final Collection<Attachment> attachments) {
            return CompletableFuture.completedStage(new Preview(problems, attachments.stream()
                .collect(Collectors.toMap(Attachment::device, Attachment::id, (one, two) -> one + ' ' + two))));
        }

        @Override
        public CompletionStage<List<Difference>> compare(final Set<String> ids, final boolean repair) {
            return CompletableFuture.completedStage(List.copyOf(differences));
        }
    }
}
