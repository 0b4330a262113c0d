/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.FrontEnd;

/**
 * Tells a client of RESTCONF why its change of data was refused in the commit, with error-tag and error-app-tag. The
 * RESTCONF server itself drops the app-tag, and answers a DELETE that was refused with a bare 500.
 *
 * <p>Only answers to changes that CASM refused are replaced; all others pass unchanged.
 */
public final class RefusedCommitFilter extends HttpFilter {
    private final CommitRefusals refusals;

    /** A filter that asks the refusals of {@code frontEnd} about each failed change. */
    public RefusedCommitFilter(final FrontEnd frontEnd) {
        refusals = frontEnd.refusals();
    }

    @Override
    void filter(final HttpServletRequest request, final HttpServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        final var path = ChangeRequests.resourceOf(request);
        if (path == null) {
            chain.doFilter(request, response);
        } else {
            final long now = System.nanoTime();
            chain.doFilter(request, new RefusalResponse(response, request, () -> refusals.take(path, now)));
        }
    }
}
