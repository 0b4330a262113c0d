/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import java.util.Comparator;
import java.util.List;
import org.opendaylight.yangtools.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.stmt.ModuleEffectiveStatement;

/**
 * The modules of this artifact with all that they import, parsed from the texts inside it.
 */
final class Contract {
    static final EffectiveModelContext MODEL =
        BindingRuntimeHelpers.createEffectiveModel(BindingRuntimeHelpers.loadModuleInfos());

    private Contract() {
        // holds constants
    }

    /** Returns the modules that are ours, by name. */
    static List<ModuleEffectiveStatement> modules() {
        return MODEL.getModuleStatements().values().stream()
            .filter(module -> module.argument().getLocalName().startsWith("casm-"))
            .sorted(Comparator.comparing(module -> module.argument().getLocalName()))
            .toList();
    }

    /** Returns the name written as {@code module:name}. */
    static QName name(final String prefixed) {
        final var parts = prefixed.split(":", 2);
        return MODEL.findModuleStatements(parts[0]).stream().findFirst()
            .map(module -> QName.create(module.localQNameModule(), parts[1]))
            .orElseThrow(() -> new IllegalArgumentException("No module for " + prefixed));
    }
}
