/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yangtools.binding.ChildOf;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.DataRoot;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Listens to a whole container of the datastore, so that a snapshot of many entries is one change.
 *
 * @param <T> the container
 */
public final class ContainerListener<T extends ChildOf<? extends DataRoot<?>>> implements DataTreeChangeListener<T> {
    private final Consumer<DataTreeModification<T>> changed;
    private final Runnable read;

    private ContainerListener(final Consumer<DataTreeModification<T>> changed, final Runnable read) {
        this.changed = requireNonNull(changed);
        this.read = requireNonNull(read);
    }

    /**
     * Begins to listen. What is there already is told first, as a change.
     *
     * @param <T> the container
     * @param broker the datastore
     * @param type which half of it
     * @param root the container
     * @param changed gets each change; must not block
     * @param read called after each round of changes, and if there was nothing at the beginning: all is known now
     * @return to be closed when no longer needed
     */
    public static <T extends ChildOf<? extends DataRoot<?>>> Registration listen(final DataBroker broker,
            final LogicalDatastoreType type, final Class<T> root, final Consumer<DataTreeModification<T>> changed,
            final Runnable read) {
        return broker.registerTreeChangeListener(type, DataObjectIdentifier.builder(root).build(),
            new ContainerListener<>(changed, read));
    }

    @Override
    public void onDataTreeChanged(final List<DataTreeModification<T>> changes) {
        changes.forEach(changed);
        read.run();
    }

    @Override
    public void onInitialData() {
        read.run();
    }
}
