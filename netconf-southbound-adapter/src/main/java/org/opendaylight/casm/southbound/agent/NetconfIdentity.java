/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.support.DelegatingSubject;
import org.apache.shiro.util.ThreadContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the Coordinator which mounted device speaks, the way the controller tells which user does: by the subject of
 * the thread that calls. A user's name always has a domain behind an {@code @}, so that none can pass for a device.
 */
final class NetconfIdentity {
    /** What the name of a mounted device starts with. */
    static final String PREFIX = "netconf:";

    private static final Logger LOG = LoggerFactory.getLogger(NetconfIdentity.class);

    private final boolean available;

    NetconfIdentity() {
        boolean found;
        try {
            Shiro.check();
            found = true;
        } catch (NoClassDefFoundError e) {
            LOG.info("Apache Shiro is not installed: the log will not name devices that speak by NETCONF");
            LOG.debug("The class that is missing", e);
            found = false;
        }
        available = found;
    }

    /** Does what a device of the NETCONF topology asked for. */
    <T> T as(final String nodeId, final Supplier<T> call) {
        return available ? Shiro.as(PREFIX + nodeId, call) : call.get();
    }

    /** Apart, so that the class above can be loaded without Shiro. */
    private static final class Shiro {
        private static final Supplier<DefaultSecurityManager> SECURITY = Suppliers.memoize(DefaultSecurityManager::new);

        private Shiro() {
            // functions only
        }

        static void check() {
            ThreadContext.getSubject();
        }

        static <T> T as(final String name, final Supplier<T> call) {
            final var before = ThreadContext.getSubject();
            // not by its builder, which wants to keep the subject in a session
            ThreadContext.bind(new DelegatingSubject(new SimplePrincipalCollection(name, "netconf"), true, null, null,
                false, SECURITY.get()));
            try {
                return call.get();
            } finally {
                if (before == null) {
                    ThreadContext.unbindSubject();
                } else {
                    ThreadContext.bind(before);
                }
            }
        }
    }
}
