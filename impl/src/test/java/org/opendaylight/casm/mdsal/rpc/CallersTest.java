/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.Principal;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.service.Caller;

class CallersTest {
    @Test
    void namesTheUserOfTheRequest() {
        final Principal principal = () -> "operator";
        final var subject = new Subject.Builder(new DefaultSecurityManager()).authenticated(true)
            .principals(new SimplePrincipalCollection(principal, "realm")).buildSubject();

        assertEquals(new Caller("operator", "rpc"), subject.execute(() -> Callers.ofShiro().current()));
    }

    @Test
    void knowsNobodyOutsideOfARequest() {
        assertEquals(new Caller("unknown", "rpc"), Callers.ofShiro().current());
    }

    @Test
    void cutsNamesThatTheLogCannotShow() {
        assertEquals(256, new Callers(() -> "x".repeat(1000)).current().principal().length());
    }
}
