/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/** A document with one vpn-service of RFC 9182 or RFC 9291. */
public final class VpnDocument {
    private static final String SERVICE = "vpn-service";
    private static final Map<String, Boolean> MODULES = Map.of("ietf-l3vpn-ntw", Boolean.FALSE, "ietf-l2vpn-ntw",
        Boolean.TRUE);

    private final JsonObject root;
    private final Tree service;
    private final boolean layer2;
    private final @Nullable Tree segments;

    private VpnDocument(final JsonObject root, final Tree service, final boolean layer2,
            final @Nullable Tree segments) {
        this.root = root;
        this.service = service;
        this.layer2 = layer2;
        this.segments = segments;
    }

    /**
     * Reads a document: the top container of the model, or what is below it as far down as the list vpn-service, with
     * exactly one entry; for layer 2 with ethernet-segments beside it or without.
     */
    public static VpnDocument read(final String text) throws DocumentException {
        final JsonObject root = JsonText.read(text);
        Tree service = null;
        boolean layer2 = false;
        for (final Map.Entry<String, JsonElement> member : root.entrySet()) {
            final int colon = member.getKey().indexOf(':');
            final Boolean second = MODULES.get(member.getKey().substring(0, Math.max(colon, 0)));
            if (second != null && member.getValue() instanceof JsonObject || second != null
                    && member.getKey().endsWith(':' + SERVICE)) {
                if (service != null) {
                    throw DocumentException.at("", "it has more than one top member with services; give one");
                }
                service = only(root, member);
                layer2 = second;
            }
        }
        if (service == null) {
            throw DocumentException.at("", "it holds no " + SERVICE + " of ietf-l3vpn-ntw or ietf-l2vpn-ntw");
        }
        final var top = new Tree(root, "");
        return new VpnDocument(root, service, layer2, root.has("ietf-ethernet-segment:ethernet-segments")
            ? top.child("ethernet-segments") : null);
    }

    private static Tree only(final JsonObject root, final Map.Entry<String, JsonElement> member)
            throws DocumentException {
        Tree above = new Tree(root, "");
        if (member.getValue() instanceof JsonObject object) {
            above = new Tree(object, "");
            final Tree services = above.child("vpn-services");
            above = services == null ? above : services;
        }
        final List<Tree> found = above.list(SERVICE, "vpn-id");
        if (found.size() != 1) {
            throw DocumentException.at("", "it holds " + found.size() + " entries of " + SERVICE + "; give one at a"
                + " time");
        }
        return new Tree(found.getFirst().json(), "");
    }

    /** The vpn-id, which is the id of the service. */
    public String serviceId() throws DocumentException {
        return service.required("vpn-id");
    }

    /** What the service made of it is called elsewhere, so that it is told from those that were configured by hand. */
    public String reference() throws DocumentException {
        return (layer2 ? "ietf-l2vpn-ntw" : "ietf-l3vpn-ntw") + ":vpn-service=" + serviceId();
    }

    /** What it needs. A document is drafted once. */
    public Draft draft(final Wishes wishes, final Surroundings around) throws DocumentException {
        final var book = new NeedBook(wishes, around);
        final JsonObject configuration = new ServiceDrafter(book, wishes, layer2).read(service, segments, reference());
        return new Draft(root, serviceId(), JsonText.write(configuration), book.slots(), book.told());
    }
}
