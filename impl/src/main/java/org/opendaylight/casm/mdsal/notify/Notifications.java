/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.dom.api.DOMNotificationPublishDemandExtension;
import org.opendaylight.mdsal.dom.api.DOMNotificationPublishService;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;

/** Where notifications go, and whether anybody listens. */
public final class Notifications {
    private final NotificationPublishService binding;
    private final DOMNotificationPublishService dom;

    /** Notifications through these services, which are of one controller. */
    public Notifications(final NotificationPublishService binding, final DOMNotificationPublishService dom) {
        this.binding = requireNonNull(binding);
        this.dom = requireNonNull(dom);
    }

    /** Takes notifications. */
    public NotificationPublishService binding() {
        return binding;
    }

    /**
     * Tells {@code listener} whether anybody listens to notifications of one name: soon, and when it changes. Where
     * the platform cannot tell, somebody does.
     */
    public Registration watchDemand(final QName name, final Consumer<Boolean> listener) {
        final var demand = dom.extension(DOMNotificationPublishDemandExtension.class);
        if (demand == null) {
            listener.accept(Boolean.TRUE);
            return () -> {
                // nothing was registered
            };
        }
        final var type = Absolute.of(name);
        return demand.registerDemandListener(wanted -> listener.accept(wanted.contains(type)));
    }
}
