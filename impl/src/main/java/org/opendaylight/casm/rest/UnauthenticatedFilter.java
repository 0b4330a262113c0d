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
import org.opendaylight.casm.mdsal.Denials;
import org.opendaylight.casm.mdsal.FrontEnd;

/** Notes requests that are turned away because they have no valid user and password. It changes nothing about them. */
public final class UnauthenticatedFilter extends HttpFilter {
    private final Denials denials;

    /** A filter that tells {@code frontEnd} what it sees. */
    public UnauthenticatedFilter(final FrontEnd frontEnd) {
        denials = frontEnd.denials();
    }

    @Override
    void filter(final HttpServletRequest request, final HttpServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (!request.isAsyncStarted() && response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            denials.note(Denials.Kind.UNAUTHENTICATED, request.getRemoteAddr());
        }
    }
}
