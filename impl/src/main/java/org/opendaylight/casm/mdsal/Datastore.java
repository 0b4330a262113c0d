/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static java.util.Objects.requireNonNull;

import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.dom.adapter.AdapterContext;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** The datastore in both its forms, with what translates between them. */
public final class Datastore {
    private final DataBroker binding;
    private final DOMDataBroker dom;
    private final DOMSchemaService schemas;
    private final AdapterContext codec;

    /** The datastore behind these services, which are all of one controller. */
    public Datastore(final DataBroker binding, final DOMDataBroker dom, final DOMSchemaService schemas,
            final AdapterContext codec) {
        this.binding = requireNonNull(binding);
        this.dom = requireNonNull(dom);
        this.schemas = requireNonNull(schemas);
        this.codec = requireNonNull(codec);
    }

    DataBroker binding() {
        return binding;
    }

    DOMDataBroker dom() {
        return dom;
    }

    EffectiveModelContext model() {
        return schemas.getGlobalContext();
    }

    BindingNormalizedNodeSerializer serializer() {
        return codec.currentSerializer();
    }

    CommitCohortExtension cohorts() {
        final var extension = dom.extension(CommitCohortExtension.class);
        if (extension == null) {
            throw new IllegalStateException("this datastore cannot validate commits; CASM needs one that can");
        }
        return extension;
    }
}
