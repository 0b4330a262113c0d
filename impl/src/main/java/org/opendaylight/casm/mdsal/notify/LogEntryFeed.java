/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.LogPage;
import org.opendaylight.casm.events.StoredEvent;
import org.opendaylight.casm.mdsal.map.LogMapper;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogCategory;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogEntry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogEntryBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicy;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of entries of the log after they were written. It reads them from the store at its own pace and only while
 * somebody listens, so that nobody who changes something waits for it, and nothing is kept for listeners that do not
 * keep up: what they miss is in the log.
 */
public final class LogEntryFeed implements DataTreeChangeListener<LogPolicy>, Runnable {
    static final int PAGE = 500;
    static final int MOST_PAGES = 10;
    static final long MOST_BEHIND = 4L * PAGE * MOST_PAGES;

    private static final Logger LOG = LoggerFactory.getLogger(LogEntryFeed.class);
    private static final LogFilter ALL = LogFilter.where().build();
    private static final long UNKNOWN = -1;

    private final EventStore store;
    private final Notifications notifications;
    private long told = UNKNOWN;

    private volatile boolean wanted;
    private volatile Set<LogCategory> categories = Set.of();

    /** A feed from {@code store}, at work each time it is run. */
    public LogEntryFeed(final EventStore store, final Notifications notifications) {
        this.store = store;
        this.notifications = notifications;
    }

    /** Follows the listeners and the policy until the registrations are closed. */
    public List<Registration> listen(final DataBroker broker) {
        return List.of(notifications.watchDemand(LogEntry.QNAME, now -> wanted = now),
            broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
                DataObjectIdentifier.builder(LogPolicy.class).build(), this));
    }

    @Override
    public void onDataTreeChanged(final List<DataTreeModification<LogPolicy>> changes) {
        changes.forEach(change -> follow(change.getRootNode().dataAfter()));
    }

    @Override
    public void onInitialData() {
        follow(null);
    }

    /** From now on this is the policy; null for the defaults. */
    void follow(final @Nullable LogPolicy next) {
        final var chosen = next == null ? null : next.getCategory();
        categories = chosen == null ? Set.of() : Set.copyOf(chosen);
    }

    /** Tells of what is new since the last run. */
    @Override
    public synchronized void run() {
        try {
            final long head = store.meta().lastSequence();
            if (told == UNKNOWN || !wanted) {
                // whoever begins to listen before the next run misses nothing from then on
                told = head;
            } else if (told < head) {
                if (head - told > MOST_BEHIND) {
                    LOG.info("The listeners to log-entry do not keep up: {} to {} are in the log only", told + 1,
                        head - PAGE);
                    told = head - PAGE;
                }
                tell();
            }
        } catch (EventStoreException e) {
            LOG.warn("The log cannot be read to tell of its entries; trying again", e);
        }
    }

    private void tell() throws EventStoreException {
        LogPage page;
        int pages = 0;
        do {
            page = store.query(ALL, told, PAGE, false);
            for (var entry : page.entries()) {
                if (!offer(entry)) {
                    // the next run begins with this one
                    return;
                }
                told = entry.sequence();
            }
            pages++;
        } while (page.nextCursor() != null && pages < MOST_PAGES);
    }

    /** False when the listeners are too slow to take it now. */
    private boolean offer(final StoredEvent entry) {
        final var chosen = categories;
        if (!chosen.isEmpty() && !chosen.contains(LogMapper.category(entry.event().category()))) {
            return true;
        }
        return !NotificationPublishService.REJECTED.equals(notifications.binding().offerNotification(
            new LogEntryBuilder(LogMapper.toEntry(entry)).build()));
    }
}
