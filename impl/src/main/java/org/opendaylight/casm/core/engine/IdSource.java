/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

/** Gives out lease ids. Implementations are thread-safe. */
@FunctionalInterface
public interface IdSource {
    /** An id never given before by this Coordinator. */
    String nextLeaseId();
}
