/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.mdsal.FrontEnd;

@ExtendWith(MockitoExtension.class)
class MalformedInputFilterTest {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final FrontEnd frontEnd = FrontEnd.create();
    private final MalformedInputFilter filter = new MalformedInputFilter(frontEnd);

    @Mock
    private HttpServletRequest request;
    @Mock
    private HttpServletResponse response;
    @Mock
    private FilterChain chain;

    @Test
    void answersInputThatDoesNotParse() throws Exception {
        doReturn(new Sink(body)).when(response).getOutputStream();
        fail(thrown("org.opendaylight.restconf.server.api.OperationInputBody", "not \"good\"\n"));

        filter.doFilter(request, response, chain);

        verify(response).setStatus(400);
        verify(response).setContentType("application/yang-data+json");
        verify(response, never()).sendError(500, "Request failed.");
        final var error = JsonParser.parseString(body.toString(StandardCharsets.UTF_8)).getAsJsonObject()
            .getAsJsonObject("errors").getAsJsonArray("error").get(0).getAsJsonObject();
        assertEquals("malformed-message", error.get("error-tag").getAsString());
        assertEquals("not \"good\"\n", error.get("error-message").getAsString());
    }

    @Test
    void answersInXmlWhenAskedTo() throws Exception {
        doReturn(new Sink(body)).when(response).getOutputStream();
        doReturn("application/yang-data+xml").when(request).getHeader("Accept");
        fail(thrown("org.opendaylight.restconf.server.api.OperationInputBody", "a < b"));

        filter.doFilter(request, response, chain);

        verify(response).setContentType("application/yang-data+xml");
        assertEquals("<errors xmlns=\"urn:ietf:params:xml:ns:yang:ietf-restconf\"><error>"
            + "<error-type>protocol</error-type><error-tag>malformed-message</error-tag>"
            + "<error-message>a &lt; b</error-message></error></errors>", body.toString(StandardCharsets.UTF_8));
    }

    @Test
    void passesOtherFailures() throws Exception {
        final var failure = thrown("org.example.Other", "a bug");
        fail(failure);

        assertSame(failure, assertThrows(ServletException.class, () -> filter.doFilter(request, response, chain)));
        verify(response).sendError(500, "Request failed.");
    }

    @Test
    void passesErrorsWithoutFailure() throws Exception {
        doAnswer(call -> {
            call.getArgument(1, HttpServletResponse.class).sendError(404);
            return null;
        }).when(chain).doFilter(any(), any());

        filter.doFilter(request, response, chain);

        verify(response).sendError(404, null);
    }

    /** Fails as Jersey does: the error goes out before the exception. */
    private void fail(final ServletException failure) throws Exception {
        doAnswer(call -> {
            call.getArgument(1, HttpServletResponse.class).sendError(500, "Request failed.");
            throw failure;
        }).when(chain).doFilter(any(), any());
    }

    private static ServletException thrown(final String parser, final String message) {
        final var cause = new IllegalArgumentException(message);
        cause.setStackTrace(new StackTraceElement[] { new StackTraceElement(parser, "toContainerNode", null, 1) });
        return new ServletException(cause);
    }
}
