/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * The YANG modules that a device says it implements: those of the schema that was built from its own sources, and those
 * that it announced but whose sources it did not give completely, such as a module whose submodule is missing. Names
 * and shapes of the known models are the same in all their revisions.
 *
 * @param namespaces namespace by module name
 */
public record AnnouncedModules(Map<String, String> namespaces) {
    /** How OpenDaylight writes a module capability: {@code (namespace?revision=date)name}. */
    private static final Pattern CAPABILITY =
        Pattern.compile("\\(([^?)]+)(?:\\?revision=[-0-9]+)?\\)([A-Za-z_][-\\w.]*)");

    public AnnouncedModules {
        namespaces = Map.copyOf(namespaces);
    }

    /**
     * Collects the modules.
     *
     * @param context schema of the device
     * @param capabilities capabilities of the device, also those that could not be made part of the schema
     * @return the modules
     */
    public static AnnouncedModules of(final EffectiveModelContext context, final Collection<String> capabilities) {
        final var ret = new HashMap<String, String>();
        capabilities.forEach(capability -> {
            final var matcher = CAPABILITY.matcher(capability);
            if (matcher.matches()) {
                ret.put(matcher.group(2), matcher.group(1));
            }
        });
        context.getModules().forEach(module -> ret.put(module.getName(), module.getNamespace().toString()));
        return new AnnouncedModules(ret);
    }

    Optional<String> namespace(final String module) {
        return Optional.ofNullable(namespaces.get(module));
    }
}
