/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.opendaylight.casm.core.address.AddressRange;

/**
 * Passes through ranges from the lowest to the highest, outer ones before those that lie in them, and knows which are
 * open at each point.
 *
 * @param <T> what has the ranges
 */
final class Sweep<T> {
    private final List<T> open = new ArrayList<>();
    private final Function<T, AddressRange> range;

    Sweep(final Function<T, AddressRange> range) {
        this.range = range;
    }

    /** The order of a sweep; ranges have to be of one family. */
    static <T> Comparator<T> order(final Function<T, AddressRange> range) {
        return Comparator.comparing((T item) -> range.apply(item).start())
            .thenComparing(item -> range.apply(item).end(), Comparator.reverseOrder());
    }

    /** Opens a range; none that starts before the last one may come. */
    void open(final T item) {
        open.add(item);
    }

    /** What has a value at or above the start of this range, of all that was opened, in the order of opening. */
    List<T> at(final AddressRange here) {
        open.removeIf(item -> range.apply(item).end().compareTo(here.start()) < 0);
        return open;
    }
}
