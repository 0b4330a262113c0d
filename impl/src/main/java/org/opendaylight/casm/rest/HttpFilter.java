/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.Nullable;

/** A filter of HTTP that needs no configuration and holds nothing; what is not HTTP passes. */
abstract class HttpFilter implements Filter {
    @Override
    public final void init(final @Nullable FilterConfig config) {
        // nothing to configure
    }

    @Override
    public final void destroy() {
        // nothing to release
    }

    @Override
    public final void doFilter(final ServletRequest request, final ServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answered) {
            filter(asked, answered, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Does what {@link Filter#doFilter} is for. */
    abstract void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException;
}
