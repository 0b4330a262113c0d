/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

/**
 * Where a static route points to.
 */
public sealed interface Hop permits NextHop, Gateway {
    /**
     * Returns what a person reads.
     *
     * @return a text that differs for different hops
     */
    String text();
}
