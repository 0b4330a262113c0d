/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.agent.local.MemoryDistributor;
import org.opendaylight.casm.agent.local.MemoryDistributor.Assignment;

/**
 * Subscribers that come, stay a while and leave. Each needs one member of every need. The same random numbers give the
 * same subscribers. Not safe for several threads.
 */
public final class SubscriberLoad {
    /** Ports of a subscriber at a time, at most; 2 to 4 times more TCP than UDP is usual in access networks. */
    private static final int MOST_TCP = 120;
    private static final int MOST_UDP = 60;

    private final Map<String, List<Assignment>> subscribers = new LinkedHashMap<>();
    private final MemoryDistributor distributor;
    private final double churn;
    private final RandomGenerator random;
    private long turnedAway;

    /**
     * No subscribers yet.
     *
     * @param needs names of what each subscriber needs
     * @param churn part of the subscribers that leaves, and is replaced, in each step; 0 to 1
     */
    public SubscriberLoad(final MemoryDistributor distributor, final List<String> needs, final double churn,
            final RandomGenerator random) {
        this.distributor = distributor;
        this.churn = churn;
        this.random = random;
        needs.forEach(need -> subscribers.put(need, new ArrayList<>()));
    }

    /** Lets subscribers leave and come, so that there are so many, or as many as there is room for. */
    public void step(final int wanted) {
        subscribers.forEach((need, present) -> {
            present.removeIf(one -> !distributor.has(one));
            final int leaving = Math.max(present.size() - wanted, (int) Math.ceil(present.size() * churn));
            for (int i = 0; i < leaving; i++) {
                final int chosen = random.nextInt(present.size());
                distributor.leave(present.get(chosen));
                present.set(chosen, present.getLast());
                present.removeLast();
            }
            while (present.size() < wanted) {
                final Optional<Assignment> got = distributor.assign(need, random.nextInt(MOST_TCP),
                    random.nextInt(MOST_UDP));
                if (got.isEmpty()) {
                    turnedAway += wanted - present.size();
                    break;
                }
                present.add(got.orElseThrow());
            }
        });
    }

    /** Subscribers for whom there was no room, summed over all steps. */
    public long turnedAway() {
        return turnedAway;
    }
}
