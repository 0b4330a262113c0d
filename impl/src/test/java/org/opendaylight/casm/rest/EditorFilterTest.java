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
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.FilterChain;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.mdsal.Editors;
import org.opendaylight.casm.mdsal.FrontEnd;
import org.opendaylight.casm.mdsal.rpc.Callers;

@ExtendWith(MockitoExtension.class)
class EditorFilterTest {
    private static final List<String> EDITED = List.of("casm-pool:pools/pool=a");

    private final FrontEnd frontEnd = FrontEnd.create();
    private final AtomicReference<@Nullable Object> user = new AtomicReference<>();
    private final EditorFilter filter = new EditorFilter(frontEnd, new Callers(user::get));
    private final List<String> seen = new ArrayList<>();

    @Mock
    private HttpServletRequest request;
    @Mock
    private HttpServletResponse response;
    @Mock
    private FilterChain chain;
    @Mock
    private AsyncContext async;

    @Test
    void namesTheUserWhoIsCheckedBehindIt() throws Exception {
        asks("PUT", "/rests/data/casm-pool:pools/pool=a");
        commitsAs("alice@sdn");

        filter.doFilter(request, response, chain);

        assertEquals(List.of("alice@sdn"), seen);
        assertEquals(Editors.NOBODY, frontEnd.editors().of(EDITED));
    }

    @Test
    void namesNobodyForAnotherResource() throws Exception {
        asks("PUT", "/rests/data/casm-pool:pools/pool=b");
        commitsAs("alice@sdn");

        filter.doFilter(request, response, chain);

        assertEquals(List.of(Editors.NOBODY), seen);
    }

    @Test
    void tellsNamesApartThatBeginAlike() {
        frontEnd.editors().begin("casm-pool:pools/pool=ab", () -> "bob@sdn");
        frontEnd.editors().begin("casm-pool:pools/po", () -> "carol@sdn");
        assertEquals(Editors.NOBODY, frontEnd.editors().of(EDITED));

        frontEnd.editors().begin("casm-pool:pools/pool", () -> "dave@sdn");
        assertEquals("dave@sdn", frontEnd.editors().of(EDITED));
    }

    @Test
    void namesAllWhoAskForTheSameAtOnce() throws Exception {
        frontEnd.editors().begin("casm-pool:pools", () -> "bob@sdn");
        frontEnd.editors().begin("casm-pool:pools", () -> null);
        asks("PUT", "/rests/data/casm-pool:pools/pool=a");
        commitsAs("alice@sdn");

        filter.doFilter(request, response, chain);

        assertEquals(List.of("alice@sdn or bob@sdn"), seen);
    }

    @Test
    void waitsForAnAnswerThatComesLater() throws Exception {
        asks("DELETE", "/rests/data/casm-pool:pools/pool=a");
        commitsAs("alice@sdn");
        doReturn(true).when(request).isAsyncStarted();
        doReturn(async).when(request).getAsyncContext();

        filter.doFilter(request, response, chain);

        assertEquals("alice@sdn", frontEnd.editors().of(EDITED));
        final var listener = ArgumentCaptor.forClass(AsyncListener.class);
        verify(async).addListener(listener.capture());
        listener.getValue().onComplete(new AsyncEvent(async));
        assertEquals(Editors.NOBODY, frontEnd.editors().of(EDITED));
    }

    @Test
    void forgetsWhatWasAnsweredBeforeItCouldWait() throws Exception {
        asks("DELETE", "/rests/data/casm-pool:pools/pool=a");
        commitsAs("alice@sdn");
        doReturn(true).when(request).isAsyncStarted();
        doThrow(IllegalStateException.class).when(request).getAsyncContext();

        filter.doFilter(request, response, chain);

        assertEquals(Editors.NOBODY, frontEnd.editors().of(EDITED));
    }

    @Test
    void leavesOtherRequestsAlone() throws Exception {
        doReturn("GET").when(request).getMethod();
        doReturn("/rests/data/casm-pool:pools").when(request).getRequestURI();

        filter.doFilter(request, response, chain);

        verify(chain).doFilter(request, response);
    }

    private void asks(final String method, final String uri) {
        doReturn(method).when(request).getMethod();
        doReturn(uri).when(request).getRequestURI();
    }

    private void commitsAs(final String name) throws Exception {
        doAnswer(call -> {
            user.set(name);
            call.<HttpServletRequest>getArgument(0).getMethod();
            user.set(null);
            seen.add(frontEnd.editors().of(EDITED));
            return null;
        }).when(chain).doFilter(any(), any());
    }
}
