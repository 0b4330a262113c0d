/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

/** Where the utilisation of a pool stands by its thresholds; a mark that was crossed counts until it is gone back. */
public enum ThresholdBand {
    /** Below low. */
    LOW,
    /** Between low and high. */
    NORMAL,
    /** Above high. */
    HIGH,
    /** Above critical. */
    CRITICAL
}
