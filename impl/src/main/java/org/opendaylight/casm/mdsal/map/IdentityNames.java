/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.yangtools.binding.BaseIdentity;
import org.opendaylight.yangtools.yang.common.QName;

/** YANG identities as their names, which is how the domain knows them. */
public final class IdentityNames {
    private static final Map<Class<?>, String> NAMES = new ConcurrentHashMap<>();

    private IdentityNames() {
        // functions only
    }

    /** The name of an identity, without its module. */
    public static String of(final BaseIdentity identity) {
        return NAMES.computeIfAbsent(identity.implementedInterface(), IdentityNames::read);
    }

    /** The names of identities. */
    public static Set<String> of(final @Nullable Set<? extends BaseIdentity> identities) {
        return identities == null ? Set.of()
            : identities.stream().map(IdentityNames::of).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The kind that an identity names.
     *
     * @throws IllegalArgumentException when CASM does not know it
     */
    public static ObjectKind kindOf(final BaseIdentity identity) {
        return ObjectKind.ofYangName(of(identity));
    }

    /** The names of all identities that one is derived from, directly or not. */
    public static Set<String> basesOf(final BaseIdentity identity) {
        return basesOf(identity.implementedInterface()).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> basesOf(final Class<?> type) {
        // the binding of an identity extends those of its bases; one without a base extends BaseIdentity
        return Arrays.stream(type.getInterfaces())
            .filter(base -> base != BaseIdentity.class && BaseIdentity.class.isAssignableFrom(base))
            .flatMap(base -> Stream.concat(Stream.of(NAMES.computeIfAbsent(base, IdentityNames::read)),
                basesOf(base)));
    }

    private static String read(final Class<?> type) {
        try {
            return ((QName) type.getField("QNAME").get(null)).getLocalName();
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new IllegalStateException(type + " is not a generated identity", e);
        }
    }
}
