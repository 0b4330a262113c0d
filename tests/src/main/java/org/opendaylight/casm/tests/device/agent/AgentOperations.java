/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import java.util.List;
import org.opendaylight.netconf.api.DocumentedException;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.server.NetconfServerSession;
import org.opendaylight.netconf.server.api.operations.HandlingPriority;
import org.opendaylight.netconf.server.api.operations.NetconfOperation;
import org.opendaylight.netconf.server.api.operations.NetconfOperationChainedExecution;
import org.opendaylight.netconf.server.mapping.operations.DefaultNetconfOperation;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One session with a device with casm-agent. */
final class AgentOperations implements NetconfOperation, DefaultNetconfOperation {
    private static final List<String> NAMES = List.of("get", "get-config", "edit-config", "commit", "discard-changes",
        "lock", "unlock", "create-subscription", "query-status", "acknowledge");

    private final AgentServer server;
    private final long id;
    private volatile NetconfServerSession session;
    private volatile boolean subscribed;

    AgentOperations(final AgentServer server, final long id) {
        this.server = server;
        this.id = id;
    }

    @Override
    public void setNetconfSession(final NetconfServerSession netconfSession) {
        session = netconfSession;
    }

    @Override
    public HandlingPriority canHandle(final Document message) {
        return NAMES.contains(operation(message).getLocalName()) ? HandlingPriority.HANDLE_WITH_DEFAULT_PRIORITY : null;
    }

    private static Element operation(final Document message) {
        return Xml.children(message.getDocumentElement()).getFirst();
    }

    @Override
    public Document handle(final Document message, final NetconfOperationChainedExecution next)
            throws DocumentedException {
        final var operation = operation(message);
        final var reply = Xml.document();
        final var root = reply.createElementNS(Xml.NETCONF, "rpc-reply");
        root.setAttribute("message-id", message.getDocumentElement().getAttribute("message-id"));
        reply.appendChild(root);
        try {
            perform(operation, root);
        } catch (AgentDatastore.Refused e) {
            throw new DocumentedException(e.getMessage(), e, ErrorType.APPLICATION, new ErrorTag(e.tag()),
                ErrorSeverity.ERROR);
        }
        return reply;
    }

    private void perform(final Element operation, final Element reply) throws AgentDatastore.Refused {
        final var store = server.datastore();
        server.before(operation.getLocalName());
        switch (operation.getLocalName()) {
            case "get", "get-config" -> {
                final var data = reply.getOwnerDocument().createElementNS(Xml.NETCONF, "data");
                reply.appendChild(data);
                store.writeTo(data, operation.getLocalName().equals("get"), server.incarnation());
            }
            case "query-status" -> server.report(reply);
            default -> {
                switch (operation.getLocalName()) {
                    case "edit-config" -> store.edit(Xml.children(operation).stream()
                        .filter(child -> child.getLocalName().equals("config")).findFirst().orElseThrow());
                    case "commit" -> store.commit();
                    case "discard-changes" -> store.discard();
                    case "lock" -> store.lock(id);
                    case "unlock" -> store.unlock(id);
                    case "create-subscription" -> subscribe();
                    case "acknowledge" -> server.acknowledged(operation);
                    default -> throw new IllegalStateException(operation.getLocalName());
                }
                reply.appendChild(reply.getOwnerDocument().createElementNS(Xml.NETCONF, "ok"));
            }
        }
        server.after(operation.getLocalName());
    }

    private void subscribe() throws AgentDatastore.Refused {
        if (subscribed) {
            throw new AgentDatastore.Refused("operation-failed", "the session has a subscription");
        }
        subscribed = true;
    }

    boolean isSubscribed() {
        return subscribed;
    }

    /** Forgets the subscription, and says nothing about it. */
    void forgetSubscription() {
        subscribed = false;
    }

    /** Whether the other side is known, and gone by what this side knows. */
    boolean isClosed() {
        final var current = session;
        return current != null && !current.isUp();
    }

    /** Sends a notification if somebody subscribed to them. */
    boolean send(final Document notification) {
        final var current = session;
        if (!subscribed || current == null || !current.isUp()) {
            return false;
        }
        current.sendMessage(new NetconfMessage(notification));
        return true;
    }

    /** Ends the session as if the line broke. */
    void drop() {
        final var current = session;
        if (current != null) {
            current.close();
        }
        ended();
    }

    /** The session is over: nothing is sent by it, and its lock is free. */
    void ended() {
        subscribed = false;
        server.datastore().unlock(id);
    }
}
