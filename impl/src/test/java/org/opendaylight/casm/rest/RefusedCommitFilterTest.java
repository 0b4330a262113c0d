/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.FilterChain;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.FrontEnd;
import org.opendaylight.yangtools.yang.common.ErrorTag;

@ExtendWith(MockitoExtension.class)
class RefusedCommitFilterTest {
    private final FrontEnd frontEnd = FrontEnd.create();
    private final CommitRefusals refusals = frontEnd.refusals();
    private final RefusedCommitFilter filter = new RefusedCommitFilter(frontEnd);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Mock
    private HttpServletRequest request;
    @Mock
    private HttpServletResponse response;
    @Mock
    private FilterChain chain;

    @Test
    void saysWhyADeleteWasRefused() throws Exception {
        asks("DELETE", "/rests/data/casm-pool:pools/pool=a%20b");
        doReturn(new Sink(body)).when(response).getOutputStream();
        fails(500, "casm-pool:pools/pool=a b", ErrorTag.IN_USE, "casm:in-use");

        filter.doFilter(request, response, chain);

        verify(response).setStatus(409);
        verify(response).setContentLength(body.size());
        assertEquals("{\"errors\":{\"error\":[{\"error-type\":\"application\",\"error-tag\":\"in-use\","
            + "\"error-app-tag\":\"casm:in-use\",\"error-message\":\"why\"}]}}",
            body.toString(StandardCharsets.UTF_8));
    }

    @Test
    void findsTheRefusalOfAChangeOfAWholeList() throws Exception {
        asks("PATCH", "/rests/data/casm-pool:pools");
        doReturn(new Sink(body)).when(response).getOutputStream();
        fails(400, "casm-pool:pools/pool=a", ErrorTag.INVALID_VALUE, "casm:overlap");

        filter.doFilter(request, response, chain);

        verify(response).setStatus(400);
        assertEquals(true, body.toString(StandardCharsets.UTF_8).contains("casm:overlap"));
    }

    @Test
    @SuppressWarnings("deprecation")
    void leavesOtherAnswersAlone() throws Exception {
        refusals.refuse(List.of("casm-pool:pools/pool=a"), ErrorTag.IN_USE, "casm:in-use", "of an earlier request");
        asks("DELETE", "/rests/data/casm-pool:pools/pool=a");
        doReturn(new Sink(body)).when(response).getOutputStream();
        fails(500, "casm-pool:pools/pool=b", ErrorTag.IN_USE, "casm:in-use");

        filter.doFilter(request, response, chain);

        verify(response).setStatus(500, "reason");
        verify(response).setContentLength(3);
        assertEquals("old", body.toString(StandardCharsets.UTF_8));
    }

    @Test
    void leavesRpcsAlone() throws Exception {
        asks("POST", "/rests/operations/casm-allocation:allocate");

        filter.doFilter(request, response, chain);

        verify(chain).doFilter(request, response);
    }

    private void asks(final String method, final String uri) {
        doReturn(uri).when(request).getRequestURI();
        if (uri.contains("/data")) {
            doReturn(method).when(request).getMethod();
        }
    }

    @SuppressWarnings("deprecation")
    private void fails(final int status, final String resource, final ErrorTag tag, final String appTag)
            throws Exception {
        doAnswer(call -> {
            refusals.refuse(List.of(resource), tag, appTag, "why");
            final HttpServletResponse answer = call.getArgument(1);
            // as Jersey does
            answer.setContentLength(3);
            answer.setStatus(status, "reason");
            answer.getOutputStream().write("old".getBytes(StandardCharsets.UTF_8));
            return null;
        }).when(chain).doFilter(any(), any());
    }
}
