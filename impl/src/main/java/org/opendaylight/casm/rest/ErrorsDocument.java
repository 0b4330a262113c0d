/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An errors document with one error (RFC 8040, section 7.1).
 *
 * @param type error-type
 * @param tag error-tag
 * @param appTag error-app-tag; null for none
 * @param message error-message
 */
record ErrorsDocument(String type, String tag, @Nullable String appTag, String message) {
    /** Answers with this document, in XML when the client wants that and not JSON. */
    void send(final HttpServletRequest request, final HttpServletResponse response, final int status)
            throws IOException {
        final var accept = request.getHeader("Accept");
        final boolean xml = accept != null && accept.contains("xml") && !accept.contains("json");
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(xml ? "application/yang-data+xml" : "application/yang-data+json");
        final var body = (xml ? toXml() : toJson()).getBytes(StandardCharsets.UTF_8);
        // whatever the length of the answer that this one replaces
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String toXml() {
        return "<errors xmlns=\"urn:ietf:params:xml:ns:yang:ietf-restconf\"><error><error-type>" + type
            + "</error-type><error-tag>" + tag + "</error-tag>"
            + (appTag == null ? "" : "<error-app-tag>" + escapeXml(appTag) + "</error-app-tag>")
            + "<error-message>" + escapeXml(message) + "</error-message></error></errors>";
    }

    private String toJson() {
        return "{\"errors\":{\"error\":[{\"error-type\":\"" + type + "\",\"error-tag\":\"" + tag + "\","
            + (appTag == null ? "" : "\"error-app-tag\":\"" + escapeJson(appTag) + "\",")
            + "\"error-message\":\"" + escapeJson(message) + "\"}]}}";
    }

    private static String escapeJson(final String text) {
        final var escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c < ' ') {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    private static String escapeXml(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
