/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.xml.transform.dom.DOMSource;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.QNameModule;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.AnyxmlNode;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The NETCONF operations of RFC 6241 that the adapter needs, one at a time, each with a time limit.
 */
final class NetconfOperations {
    /** Tags that say "not now": another session holds what is needed, or the device is short of something. */
    private static final List<ErrorTag> NOT_NOW = List.of(ErrorTag.LOCK_DENIED, ErrorTag.IN_USE,
        ErrorTag.RESOURCE_DENIED);
    private static final QNameModule NC = QNameModule.of(XmlTree.NETCONF, "2011-06-01");
    private static final NodeIdentifier DATA = NodeIdentifier.create(QName.create(NC, "data"));

    private final DOMRpcService rpcs;
    private final Duration timeout;

    NetconfOperations(final DOMRpcService rpcs, final Duration timeout) {
        this.rpcs = requireNonNull(rpcs);
        this.timeout = requireNonNull(timeout);
    }

    XmlTree getConfig(final XmlTree filter) throws DeviceException {
        return data("get-config", datastore("source", "running"), anyxml("filter", filter));
    }

    XmlTree get(final XmlTree filter) throws DeviceException {
        return data("get", anyxml("filter", filter));
    }

    void lock(final String target) throws DeviceException {
        call("lock", datastore("target", target));
    }

    void unlock(final String target) throws DeviceException {
        call("unlock", datastore("target", target));
    }

    void editConfig(final String target, final boolean rollbackOnError, final XmlTree config)
            throws DeviceException {
        final var options = rollbackOnError
            ? new DataContainerChild[] { datastore("target", target), leaf("default-operation", "merge"),
                leaf("error-option", "rollback-on-error"), content(config) }
            : new DataContainerChild[] { datastore("target", target), leaf("default-operation", "merge"),
                content(config) };
        call("edit-config", options);
    }

    void commit() throws DeviceException {
        call("commit");
    }

    void discardChanges() throws DeviceException {
        call("discard-changes");
    }

    private XmlTree data(final String operation, final DataContainerChild... input) throws DeviceException {
        final var output = call(operation, input).value();
        if (output != null && output.childByArg(DATA) instanceof AnyxmlNode<?> node
                && node.body() instanceof DOMSource source) {
            final var root = source.getNode();
            return new XmlTree(root instanceof Document document ? document.getDocumentElement() : (Element) root);
        }
        throw new DeviceException(Reason.REJECTED, operation + ": the device answered without data");
    }

    private DOMRpcResult call(final String operation, final DataContainerChild... input) throws DeviceException {
        return invoke(QName.create(NC, operation), input);
    }

    /** Calls an operation with this input, the children of its element. */
    DOMRpcResult invoke(final QName rpc, final DataContainerChild... input) throws DeviceException {
        return invoke(rpc, ImmutableNodes.newContainerBuilder()
            .withNodeIdentifier(NodeIdentifier.create(QName.create(rpc, "input")))
            .withValue(Arrays.asList(input))
            .build());
    }

    /** Calls an operation with this input. */
    DOMRpcResult invoke(final QName rpc, final ContainerNode input) throws DeviceException {
        final var operation = rpc.getLocalName();
        final var future = rpcs.invokeRpc(rpc, input);
        final DOMRpcResult result;
        try {
            result = future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw new DeviceException(Reason.TIMEOUT, operation + ": no answer within " + timeout.toSeconds()
                + " s", e);
        } catch (ExecutionException e) {
            throw new DeviceException(Reason.UNREACHABLE, operation + ": " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Reason.UNREACHABLE, operation + ": interrupted", e);
        }
        final var errors = result.errors().stream()
            .filter(error -> error.getSeverity() == ErrorSeverity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new DeviceException(reason(errors), operation + ": "
                + errors.stream().map(NetconfOperations::text).distinct().collect(Collectors.joining("; ")));
        }
        return result;
    }

    private static Reason reason(final List<? extends RpcError> errors) {
        if (errors.stream().anyMatch(error -> error.getErrorType() == ErrorType.TRANSPORT)) {
            return Reason.UNREACHABLE;
        }
        return errors.stream().anyMatch(error -> NOT_NOW.contains(error.getTag())) ? Reason.BUSY : Reason.REJECTED;
    }

    private static String text(final RpcError error) {
        final var message = error.getMessage();
        return error.getTag().elementBody() + (message == null || message.isBlank() ? "" : " (" + message + ")");
    }

    private static DataContainerChild leaf(final String name, final String value) {
        return ImmutableNodes.leafNode(QName.create(NC, name), value);
    }

    private static DataContainerChild datastore(final String container, final String name) {
        return ImmutableNodes.newContainerBuilder()
            .withNodeIdentifier(NodeIdentifier.create(QName.create(NC, container)))
            .withChild(ImmutableNodes.newChoiceBuilder()
                .withNodeIdentifier(NodeIdentifier.create(QName.create(NC, "config-" + container)))
                .withChild(ImmutableNodes.leafNode(QName.create(NC, name), Empty.value()))
                .build())
            .build();
    }

    private static DataContainerChild content(final XmlTree config) {
        return ImmutableNodes.newChoiceBuilder()
            .withNodeIdentifier(NodeIdentifier.create(QName.create(NC, "edit-content")))
            .withChild(anyxml("config", config))
            .build();
    }

    private static AnyxmlNode<DOMSource> anyxml(final String name, final XmlTree tree) {
        return ImmutableNodes.newAnyxmlBuilder(DOMSource.class)
            .withNodeIdentifier(NodeIdentifier.create(QName.create(NC, name)))
            .withValue(new DOMSource(tree.element()))
            .build();
    }
}
