/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import java.util.Arrays;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.mdsal.Denials;
import org.opendaylight.casm.mdsal.FrontEnd;

/**
 * Answers an RPC input that does not fit the YANG modules with 400 and an errors document (RFC 8040, section 7.1).
 * The RESTCONF server itself answers such JSON with 500 and no errors document; XML and data resources are not
 * concerned.
 *
 * <p>Only what the parser of the input throws is answered here; every other failure passes unchanged.
 */
public final class MalformedInputFilter extends HttpFilter {
    private static final String INPUT_PARSER = "org.opendaylight.restconf.server.api.OperationInputBody";

    private final Denials denials;

    /** A filter that tells {@code frontEnd} what it answers. */
    public MalformedInputFilter(final FrontEnd frontEnd) {
        denials = frontEnd.denials();
    }

    @Override
    void filter(final HttpServletRequest request, final HttpServletResponse response, final FilterChain chain)
            throws IOException, ServletException {
        final var late = new LateError(response);
        try {
            chain.doFilter(request, late);
        } catch (ServletException e) {
            final var cause = malformedInput(e);
            if (cause == null || response.isCommitted()) {
                late.send();
                throw e;
            }
            denials.note(Denials.Kind.MALFORMED, request.getRemoteAddr());
            new ErrorsDocument("protocol", "malformed-message", null, String.valueOf(cause.getMessage()))
                .send(request, response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        late.send();
    }

    private static @Nullable Throwable malformedInput(final Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        final boolean parsing = cause instanceof RuntimeException
            && Arrays.stream(cause.getStackTrace()).anyMatch(frame -> frame.getClassName().equals(INPUT_PARSER));
        return parsing ? cause : null;
    }

    /** Keeps an error back until it is known why it is sent: Jersey sends it before it throws. */
    private static final class LateError extends HttpServletResponseWrapper {
        private int status;
        private @Nullable String message;

        LateError(final HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(final int newStatus) {
            sendError(newStatus, null);
        }

        @Override
        public void sendError(final int newStatus, final @Nullable String newMessage) {
            status = newStatus;
            message = newMessage;
        }

        @Override
        public boolean isCommitted() {
            return status != 0 || super.isCommitted();
        }

        void send() throws IOException {
            if (status != 0 && !super.isCommitted()) {
                super.sendError(status, message);
            }
        }
    }
}
