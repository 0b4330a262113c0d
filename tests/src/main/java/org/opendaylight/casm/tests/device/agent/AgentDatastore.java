/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** The configuration of a device with casm-agent: running and candidate, kept over sessions. Thread-safe. */
final class AgentDatastore {
    private final Map<String, Element> running = new TreeMap<>();
    private final Map<String, Element> candidate = new TreeMap<>();
    private final Map<String, Element> agent = new LinkedHashMap<>();
    private final Map<String, Element> candidateAgent = new LinkedHashMap<>();
    private long lockedBy;

    /** A change that cannot be made. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String tag;

        Refused(final String tag, final String message) {
            super(message);
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }

    synchronized void lock(final long session) throws Refused {
        if (lockedBy != 0 && lockedBy != session) {
            throw new Refused("lock-denied", "session " + lockedBy + " has the lock");
        }
        lockedBy = session;
    }

    synchronized void unlock(final long session) {
        if (lockedBy == session) {
            lockedBy = 0;
            discard();
        }
    }

    synchronized void edit(final Element config) throws Refused {
        for (var root : Xml.children(config)) {
            switch (root.getLocalName()) {
                case "address-pools" -> {
                    for (var entry : Xml.children(root)) {
                        edit(entry, entry.getAttributeNS(Xml.NETCONF, "operation"));
                    }
                }
                case "agent" -> Xml.children(root).forEach(leaf ->
                    candidateAgent.put(leaf.getLocalName() + (leaf.getLocalName().equals("period")
                        ? leaf.getTextContent() : ""), leaf));
                default -> throw new Refused("unknown-element", root.getLocalName());
            }
        }
    }

    private void edit(final Element entry, final String operation) throws Refused {
        final String id = Xml.text(entry, "lease-id");
        if ("delete".equals(operation)) {
            if (candidate.remove(id) == null) {
                throw new Refused("data-missing", "no address-pool " + id);
            }
        } else {
            candidate.put(id, entry);
        }
    }

    synchronized void commit() {
        running.clear();
        running.putAll(candidate);
        agent.clear();
        agent.putAll(candidateAgent);
    }

    synchronized void discard() {
        candidate.clear();
        candidate.putAll(running);
        candidateAgent.clear();
        candidateAgent.putAll(agent);
    }

    /** Everything is lost, as when the memory of a device breaks. */
    synchronized void wipe() {
        running.clear();
        agent.clear();
        discard();
    }

    /** Appends what is running. */
    synchronized void writeTo(final Element data, final boolean state, final long incarnation) {
        if (!running.isEmpty()) {
            final var pools = Xml.add(data, "address-pools");
            running.values().forEach(entry -> copy(pools, entry));
        }
        if (!agent.isEmpty() || state && incarnation > 0) {
            final var container = Xml.add(data, "agent");
            agent.values().forEach(leaf -> copy(container, leaf));
            if (state && incarnation > 0) {
                Xml.add(Xml.add(container, "state"), "incarnation").setTextContent(Long.toString(incarnation));
            }
        }
    }

    private static void copy(final Element parent, final Element child) {
        if (parent.getOwnerDocument().importNode(child, true) instanceof Element copy) {
            copy.removeAttributeNS(Xml.NETCONF, "operation");
            parent.appendChild(copy);
        }
    }

    /** The pools by lease-id. */
    synchronized Map<String, Element> pools() {
        return new TreeMap<>(running);
    }

    /** A leaf of the configuration of the agent. */
    synchronized Optional<String> term(final String name) {
        return Optional.ofNullable(agent.get(name)).map(leaf -> leaf.getTextContent().strip());
    }
}
