/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.mdsal.CommitRefusals;

/**
 * Tells a client of RESTCONF why its change of data was refused in the commit, with error-tag and error-app-tag. The
 * RESTCONF server itself drops the app-tag, and answers a DELETE that was refused with a bare 500.
 *
 * <p>Only answers to changes that CASM refused are replaced; all others pass unchanged.
 */
public final class RefusedCommitFilter implements Filter {
    private static final Set<String> CHANGES = Set.of("PUT", "POST", "PATCH", "DELETE");
    private static final String DATA = "/data";

    private final CommitRefusals refusals;

    /** A filter that asks {@code refusals} about each failed change. */
    public RefusedCommitFilter(final CommitRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void init(final @Nullable FilterConfig config) {
        // nothing to configure
    }

    @Override
    public void destroy() {
        // nothing to release
    }

    @Override
    public void doFilter(final ServletRequest request, final ServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        final var path = request instanceof HttpServletRequest http ? changedResource(http) : null;
        if (path == null || !(response instanceof HttpServletResponse http)) {
            chain.doFilter(request, response);
        } else {
            final long now = System.nanoTime();
            chain.doFilter(request, new RefusalResponse(http, (HttpServletRequest) request,
                () -> refusals.take(path, now)));
        }
    }

    /** The resource below the datastore that a request wants to change; null when it wants something else. */
    private static @Nullable String changedResource(final HttpServletRequest request) {
        final var uri = request.getRequestURI();
        final int data = uri == null ? -1 : uri.indexOf(DATA);
        if (data < 0 || !CHANGES.contains(request.getMethod())) {
            return null;
        }
        final var rest = uri.substring(data + DATA.length());
        if (!rest.isEmpty() && rest.charAt(0) != '/') {
            return null;
        }
        // a plus is a plus in a path
        return rest.isEmpty() ? "" : URLDecoder.decode(rest.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
