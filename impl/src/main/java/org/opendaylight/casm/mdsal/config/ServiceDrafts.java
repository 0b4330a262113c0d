/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.ServiceRules;
import org.opendaylight.casm.service.vpn.RefusedException;
import org.opendaylight.casm.service.vpn.ServiceConfigurations;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Id;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Services;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.ServiceKey;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes services into the datastore as an operator would: {@link PoolConfigGuard} judges and records the commit like
 * any other.
 */
public final class ServiceDrafts implements ServiceConfigurations {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceDrafts.class);

    private final Supplier<EffectiveModelContext> model;
    private final ConfigCodec codec;
    private final DataBroker broker;

    /** Services in the model, for {@code broker}. */
    public ServiceDrafts(final Supplier<EffectiveModelContext> model,
            final Supplier<? extends BindingNormalizedNodeSerializer> serializer, final DataBroker broker) {
        this.model = model;
        codec = new ConfigCodec(serializer);
        this.broker = broker;
    }

    @Override
    public Service read(final String json, final PoolCatalog catalog) throws RefusedException {
        final var entry = entry(json);
        final Service service;
        try {
            service = codec.toService(entry.getKey(), entry.getValue());
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        final Refusal fault = ServiceRules.fault(service, catalog);
        if (fault != null) {
            throw new RefusedException(fault);
        }
        return service;
    }

    private Map.Entry<String, NormalizedNode> entry(final String json) throws RefusedException {
        try {
            if (ConfigCodec.read(model.get(), ConfigSection.SERVICES, json) instanceof MapNode map) {
                final var entries = ConfigSection.SERVICES.entriesOf(map);
                if (entries.size() == 1) {
                    return entries.entrySet().iterator().next();
                }
            }
        } catch (IOException e) {
            throw invalid(e);
        }
        throw new RefusedException(Refusal.of(Reason.INVALID, null, "a text holds more or less than one service"));
    }

    private static RefusedException invalid(final Exception cause) {
        return new RefusedException(Refusal.of(Reason.INVALID, null, "the service that the document describes cannot be"
            + " configured: " + cause.getMessage()));
    }

    @Override
    public CompletionStage<Undo> write(final String json) {
        final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services
            .Service service;
        try {
            final var entry = entry(json);
            service = codec.toServiceBinding(entry.getKey(), entry.getValue());
        } catch (RefusedException e) {
            return CompletableFuture.failedStage(e);
        }
        final var path = path(service.requireServiceId());
        final var tx = broker.newReadWriteTransaction();
        return staged(tx.read(LogicalDatastoreType.CONFIGURATION, path)).thenCompose(before -> {
            tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path, service);
            return staged(tx.commit()).<Undo>thenApply(done -> () -> back(path, before));
        });
    }

    /** Puts back what was there; an operator who changed it meanwhile would have been refused. */
    private CompletionStage<Boolean> back(
            final DataObjectIdentifier.WithKey<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm
                .service.rev261122.services.Service, ServiceKey> path,
            final Optional<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122
                .services.Service> before) {
        final var tx = broker.newWriteOnlyTransaction();
        before.ifPresentOrElse(there -> tx.put(LogicalDatastoreType.CONFIGURATION, path, there),
            () -> tx.delete(LogicalDatastoreType.CONFIGURATION, path));
        return staged(tx.commit()).handle((done, failure) -> {
            if (failure != null) {
                LOG.info("The configuration of a service that was not provisioned stays: {}", failure.getMessage());
            }
            return failure == null;
        });
    }

    private static DataObjectIdentifier.WithKey<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm
            .service.rev261122.services.Service, ServiceKey> path(final Id id) {
        return DataObjectIdentifier.builder(Services.class).child(org.opendaylight.yang.gen.v1.urn.opendaylight.params
            .xml.ns.yang.casm.service.rev261122.services.Service.class, new ServiceKey(id)).build();
    }

    private static <T> CompletionStage<T> staged(final FluentFuture<T> future) {
        final var stage = new CompletableFuture<T>();
        future.addCallback(new FutureCallback<T>() {
            @Override
            public void onSuccess(final T result) {
                stage.complete(result);
            }

            @Override
            public void onFailure(final Throwable failure) {
                stage.completeExceptionally(new RefusedException(refusal(failure)));
            }
        }, MoreExecutors.directExecutor());
        return stage;
    }

    /** The guard of the configuration has the last word, and has logged it. */
    private static Refusal refusal(final Throwable failure) {
        for (final var cause : Throwables.getCausalChain(failure)) {
            if (cause instanceof NetconfDocumentedException refused) {
                for (final Reason reason : Reason.values()) {
                    if (refused.getMessage().startsWith(reason.appTag() + ": ")) {
                        return Refusal.of(reason, null, refused.getMessage().substring(reason.appTag().length() + 2));
                    }
                }
            }
        }
        return Refusal.of(Reason.NOT_STORED, null, "the configuration could not be written: " + failure.getMessage()
            + "; repeat the request later");
    }
}
