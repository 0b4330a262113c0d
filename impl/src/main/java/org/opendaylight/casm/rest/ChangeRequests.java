/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.servlet.ServletRequest;
import javax.servlet.http.HttpServletRequest;
import org.eclipse.jdt.annotation.Nullable;

/** Tells requests that want to change data from all others. */
final class ChangeRequests {
    private static final Set<String> CHANGES = Set.of("PUT", "POST", "PATCH", "DELETE");
    private static final String DATA = "/data";

    private ChangeRequests() {
        // functions only
    }

    /** The resource below the datastore that a request wants to change; null when it wants something else. */
    static @Nullable String resourceOf(final ServletRequest request) {
        if (!(request instanceof HttpServletRequest http)) {
            return null;
        }
        final var uri = http.getRequestURI();
        final int data = uri == null ? -1 : uri.indexOf(DATA);
        if (data < 0 || !CHANGES.contains(http.getMethod())) {
            return null;
        }
        final var rest = uri.substring(data + DATA.length());
        if (!rest.isEmpty() && rest.charAt(0) != '/') {
            return null;
        }
        // a plus is a plus in a path
        return rest.isEmpty() ? "" : URLDecoder.decode(rest.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
