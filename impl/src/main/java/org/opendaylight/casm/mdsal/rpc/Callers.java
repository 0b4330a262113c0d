/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.security.Principal;
import java.util.function.Supplier;
import org.apache.shiro.util.ThreadContext;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.service.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who calls an RPC, for the log. The controller checks users with Apache Shiro, whose servlet filter leaves the user in
 * the thread that runs the RPC. Where a request comes another way (the Netty end point, another member of the cluster,
 * a bundle in the same controller), or Shiro is not installed, the caller is {@code unknown}.
 */
public final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final String SOURCE = "rpc";
    /** What the name of a mounted device starts with that speaks by NETCONF; a user has its domain behind an @. */
    private static final String NETCONF = Caller.NETCONF + ':';
    private static final int LONGEST = 256;

    private final Supplier<@Nullable Object> user;

    /**
     * Callers as something else knows them.
     *
     * @param user gives the principal of the current thread; null for none
     */
    public Callers(final Supplier<@Nullable Object> user) {
        this.user = user;
    }

    /** Callers as Shiro knows them, or all unknown when it is not installed. */
    public static Callers ofShiro() {
        try {
            Shiro.user();
            return new Callers(Shiro::user);
        } catch (NoClassDefFoundError e) {
            LOG.info("Apache Shiro is not installed: the log will not name who called");
            LOG.debug("The class that is missing", e);
            return new Callers(() -> null);
        }
    }

    /** The caller on the current thread. */
    public Caller current() {
        final var name = name();
        return name != null && name.startsWith(NETCONF)
            ? new Caller(name.substring(NETCONF.length()), Caller.NETCONF)
            : new Caller(name == null ? "unknown" : name, SOURCE);
    }

    /** Name of the user on the current thread; null when it is not known. */
    public @Nullable String name() {
        final var principal = user.get();
        if (principal == null) {
            return null;
        }
        final String name = principal instanceof Principal known ? known.getName() : principal.toString();
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    /** Apart, so that the class above can be loaded without Shiro. */
    private static final class Shiro {
        private Shiro() {
            // functions only
        }

        static @Nullable Object user() {
            // not SecurityUtils.getSubject(), which makes a subject when there is none
            final var subject = ThreadContext.getSubject();
            return subject == null ? null : subject.getPrincipal();
        }
    }
}
