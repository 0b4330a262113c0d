/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

/** How an interface or a part of it is written in keys of items. */
final class PartName {
    private PartName() {
        // static only
    }

    static String of(final String interfaceName, final long unit) {
        return unit == 0 ? interfaceName : interfaceName + " unit " + unit;
    }
}
