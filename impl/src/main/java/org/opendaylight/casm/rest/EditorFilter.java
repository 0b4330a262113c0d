/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletRequest;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.mdsal.Editors;
import org.opendaylight.casm.mdsal.FrontEnd;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Tells {@link Editors} who is changing data while the request is under way. It comes before the filter that checks
 * the user, so that the user is not known yet when the request comes by; the one behind both reads the request in the
 * thread that the user is bound to, and there it is asked.
 */
public final class EditorFilter extends HttpFilter {
    private final Editors editors;
    private final Supplier<@Nullable String> user;

    /** A filter that tells the editors of {@code frontEnd}, as {@code callers} know them. */
    public EditorFilter(final FrontEnd frontEnd, final Callers callers) {
        editors = frontEnd.editors();
        user = callers::name;
    }

    @Override
    void filter(final HttpServletRequest request, final HttpServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        final var path = ChangeRequests.resourceOf(request);
        if (path == null) {
            chain.doFilter(request, response);
            return;
        }
        final var known = new AtomicReference<@Nullable String>();
        final var edit = editors.begin(path, known::get);
        boolean waits = false;
        try {
            chain.doFilter(new Witness(request, known, user), response);
            waits = request.isAsyncStarted() && endsWith(request, edit);
        } finally {
            if (!waits) {
                edit.close();
            }
        }
    }

    /** Closes the edit when the answer is complete; false when it is already. */
    private static boolean endsWith(final ServletRequest request, final Registration edit) {
        try {
            request.getAsyncContext().addListener(new Closing(edit));
            return true;
        } catch (IllegalStateException e) {
            // answered between the question and the listener
            return false;
        }
    }

    /** A request that sees who reads it. */
    private static final class Witness extends HttpServletRequestWrapper {
        private final AtomicReference<@Nullable String> known;
        private final Supplier<@Nullable String> user;

        Witness(final HttpServletRequest request, final AtomicReference<@Nullable String> known,
                final Supplier<@Nullable String> user) {
            super(request);
            this.known = known;
            this.user = user;
        }

        @Override
        public String getMethod() {
            look();
            return super.getMethod();
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            look();
            return super.getInputStream();
        }

        private void look() {
            if (known.get() == null) {
                known.set(user.get());
            }
        }
    }

    /** Closes an edit, whatever became of the request. */
    private record Closing(Registration edit) implements AsyncListener {
        @Override
        public void onComplete(final AsyncEvent event) {
            edit.close();
        }

        @Override
        public void onTimeout(final AsyncEvent event) {
            edit.close();
        }

        @Override
        public void onError(final AsyncEvent event) {
            edit.close();
        }

        @Override
        public void onStartAsync(final AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
