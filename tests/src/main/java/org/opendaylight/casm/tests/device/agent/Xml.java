/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Data of casm-agent in XML (RFC 7950) and in JSON (RFC 7951). */
final class Xml {
    static final String AGENT = "urn:opendaylight:params:xml:ns:yang:casm:agent";
    static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static final String TYPES = "urn:opendaylight:params:xml:ns:yang:casm:types";
    private static final String TYPES_MODULE = "casm-types:";
    /** What is a list in JSON also when it has one entry. */
    private static final Set<String> LISTS = Set.of("dns-server", "attribute", "value", "lease", "idle-lease", "answer",
        "message-id");

    private Xml() {
        // functions only
    }

    /** An empty document. */
    static Document document() {
        try {
            final var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Appends an element of casm-agent. */
    static Element add(final Element parent, final String name) {
        final var child = parent.getOwnerDocument().createElementNS(AGENT, name);
        parent.appendChild(child);
        return child;
    }

    /** Appends the members of an object. */
    static void write(final Element parent, final JsonObject json) {
        json.entrySet().forEach(member -> {
            if (member.getValue() instanceof JsonArray array) {
                array.forEach(entry -> write(parent, member.getKey(), entry));
            } else {
                write(parent, member.getKey(), member.getValue());
            }
        });
    }

    private static void write(final Element parent, final String name, final JsonElement value) {
        final var child = add(parent, name);
        if (value instanceof JsonObject object) {
            write(child, object);
            return;
        }
        final String text = value.getAsString();
        if (text.startsWith(TYPES_MODULE)) {
            child.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ct", TYPES);
            child.setTextContent("ct:" + text.substring(TYPES_MODULE.length()));
        } else {
            child.setTextContent(text);
        }
    }

    /** The children of an element. */
    static List<Element> children(final Element element) {
        final var ret = new ArrayList<Element>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                ret.add(child);
            }
        }
        return ret;
    }

    /** The text of a child; empty when there is none. */
    static String text(final Element element, final String name) {
        return children(element).stream().filter(child -> child.getLocalName().equals(name)).findFirst()
            .map(child -> child.getTextContent().strip()).orElse("");
    }

    /** The members of an element. */
    static JsonObject read(final Element element) {
        final var ret = new JsonObject();
        for (var child : children(element)) {
            final String name = child.getLocalName();
            if (LISTS.contains(name) && !(name.equals("message-id") && element.getLocalName().equals("answer"))) {
                if (!ret.has(name)) {
                    ret.add(name, new JsonArray());
                }
                if (children(child).isEmpty()) {
                    ret.getAsJsonArray(name).add(child.getTextContent().strip());
                } else {
                    ret.getAsJsonArray(name).add(read(child));
                }
            } else if (children(child).isEmpty() && !name.equals("port-set")) {
                ret.addProperty(name, value(child));
            } else {
                ret.add(name, read(child));
            }
        }
        return ret;
    }

    private static String value(final Element leaf) {
        final String text = leaf.getTextContent().strip();
        final int colon = text.indexOf(':');
        return colon > 0 && TYPES.equals(leaf.lookupNamespaceURI(text.substring(0, colon)))
            ? TYPES_MODULE + text.substring(colon + 1) : text;
    }
}
