/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.casm.southbound.device.AgentSession;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.mdsal.dom.api.DOMNotification;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AcknowledgeInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AcknowledgeInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.HeartbeatBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.QueryStatusInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.QueryStatusOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.acknowledge.input.AnswerBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.YangConstants;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifications and RPCs of casm-agent, from and to the form in which a mount point has them.
 */
final class AgentTalk {
    private static final Logger LOG = LoggerFactory.getLogger(AgentTalk.class);
    private static final QName ACKNOWLEDGE = QName.create(AcknowledgeInput.QNAME, "acknowledge");
    private static final QName QUERY_STATUS = QName.create(AcknowledgeInput.QNAME, "query-status");
    private static final Absolute STATUS_OUTPUT = Absolute.of(QUERY_STATUS,
        YangConstants.operationOutputQName(QUERY_STATUS.getModule()));

    private final BindingNormalizedNodeSerializer codec;
    private final AgentConfig config;

    /**
     * A report that a device gave when it was asked.
     *
     * @param header header of the message that it is, whose message-id is the same whenever the report is
     * @param report the report
     */
    record Report(Header header, QueryStatusOutput report) {

    }

    AgentTalk(final BindingNormalizedNodeSerializer codec) {
        this.codec = requireNonNull(codec);
        config = new AgentConfig(codec);
    }

    AgentConfig config() {
        return config;
    }

    /** A message of a device; empty for one that lacks what each has to have. */
    Optional<Notification<?>> read(final DOMNotification notification) {
        final var said = codec.fromNormalizedNodeNotification(notification.getType(), notification.getBody());
        if (said instanceof Notification<?> message && said instanceof Header header && header.getDeviceId() != null
                && header.getMessageId() != null) {
            return Optional.of(message);
        }
        LOG.debug("A notification is none, or has no device-id or message-id: {}", notification.getType());
        return Optional.empty();
    }

    /** Tells a device what came of its messages. */
    void acknowledge(final AgentSession session, final List<Answer> answers) throws DeviceException {
        final var input = new AcknowledgeInputBuilder()
            .setMessageId(answers.stream().filter(Answer::isFinal).map(Answer::messageId).collect(Collectors.toSet()))
            .setAnswer(answers.stream().map(AgentTalk::toYang)
                .collect(Collectors.toMap(answer -> answer.key(), Function.identity(), (first, last) -> last)))
            .build();
        session.call(ACKNOWLEDGE, codec.toNormalizedNodeRpcData(input));
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.acknowledge
            .input.Answer toYang(final Answer answer) {
        final var verdict = answer.verdict();
        final var after = verdict.retryAfter();
        return new AnswerBuilder().setMessageId(answer.messageId()).setResult(verdict.result())
            .setErrorAppTag(verdict.appTag()).setReason(verdict.reason())
            .setRetryAfter(after == null ? null : new Seconds(Uint32.valueOf(after)))
            .setLease(answer.leases()).setIdleLease(answer.idle()).build();
    }

    /** Asks a device for a report; empty if it has measured nothing. */
    Optional<Report> query(final AgentSession session, final String deviceId) throws DeviceException {
        final var output = session.call(QUERY_STATUS, codec.toNormalizedNodeRpcData(
            new QueryStatusInputBuilder().build()));
        if (output.isEmpty() || !(codec.fromNormalizedNodeRpcData(STATUS_OUTPUT, output.orElseThrow())
                instanceof QueryStatusOutput report) || report.nonnullSample().isEmpty()) {
            return Optional.empty();
        }
        final var state = config.agent(session).map(agent -> agent.getState());
        final var named = report.getReportId();
        final var id = named == null ? String.valueOf(Instant.now().toEpochMilli()) : named.getValue();
        return Optional.of(new Report(new HeartbeatBuilder().setDeviceId(deviceId)
            .setMessageId(new MessageId("q-" + (id.length() > 120 ? id.substring(0, 120) : id)))
            .setIncarnation(state.map(known -> known.getIncarnation()).orElse(null)).build(), report));
    }
}
