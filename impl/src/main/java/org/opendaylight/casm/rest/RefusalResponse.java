/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.opendaylight.casm.mdsal.CommitRefusals.Refused;
import org.opendaylight.yangtools.yang.common.ErrorTag;

/** A response that, when it turns into an error, says why the commit was refused instead of what it would have said. */
final class RefusalResponse extends HttpServletResponseWrapper {
    private static final Set<String> OF_THE_BODY = Set.of("content-length", "content-type");

    private final HttpServletRequest request;
    private final Supplier<Optional<Refused>> refusal;
    private boolean replaced;

    RefusalResponse(final HttpServletResponse response, final HttpServletRequest request,
            final Supplier<Optional<Refused>> refusal) {
        super(response);
        this.request = request;
        this.refusal = refusal;
    }

    @Override
    public void setStatus(final int status) {
        if (!replace(status)) {
            super.setStatus(status);
        }
    }

    /** {@inheritDoc} The servlet container of JAX-RS still uses it. */
    @Override
    @Deprecated
    public void setStatus(final int status, final String reason) {
        if (!replace(status)) {
            super.setStatus(status, reason);
        }
    }

    @Override
    public void sendError(final int status) throws IOException {
        if (!replace(status)) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(final int status, final String message) throws IOException {
        if (!replace(status)) {
            super.sendError(status, message);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return replaced ? new Nowhere() : super.getOutputStream();
    }

    @Override
    public void setContentLength(final int length) {
        if (!replaced) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(final long length) {
        if (!replaced) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setContentType(final String type) {
        if (!replaced) {
            super.setContentType(type);
        }
    }

    @Override
    public void setHeader(final String name, final String value) {
        if (!isOfTheBody(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(final String name, final String value) {
        if (!isOfTheBody(name)) {
            super.addHeader(name, value);
        }
    }

    private boolean isOfTheBody(final String header) {
        return replaced && OF_THE_BODY.contains(header.toLowerCase(Locale.ROOT));
    }

    private boolean replace(final int status) {
        if (replaced || status < HttpServletResponse.SC_BAD_REQUEST || isCommitted()) {
            return replaced;
        }
        final var refused = refusal.get();
        refused.ifPresent(this::answer);
        replaced = refused.isPresent();
        return replaced;
    }

    private void answer(final Refused refused) {
        try {
            new ErrorsDocument("application", refused.tag().elementBody(), refused.appTag(), refused.message())
                .send(request, (HttpServletResponse) getResponse(), statusOf(refused.tag()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status for an error-tag (RFC 8040, section 7), as the RESTCONF server of this platform gives it. */
    private static int statusOf(final ErrorTag tag) {
        return switch (tag.elementBody()) {
            case "invalid-value" -> HttpServletResponse.SC_BAD_REQUEST;
            case "access-denied" -> HttpServletResponse.SC_FORBIDDEN;
            case "in-use", "data-missing", "data-exists", "resource-denied" -> HttpServletResponse.SC_CONFLICT;
            default -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
    }

    /** Takes the body that is not wanted. */
    private static final class Nowhere extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(final WriteListener listener) {
            throw new IllegalStateException("this answer is written at once");
        }

        @Override
        public void write(final int octet) {
            // not wanted
        }

        @Override
        public void write(final byte[] octets, final int from, final int count) {
            // not wanted
        }
    }
}
