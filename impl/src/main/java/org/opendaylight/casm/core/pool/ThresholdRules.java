/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

/**
 * Marks of utilisation at which operators are told; percent.
 *
 * @param high rising above it is reported
 * @param low falling below it is reported
 * @param critical rising above it is reported as critical
 * @param hysteresis how far utilisation must come back before the same mark is reported again
 * @param minInterval seconds between two reports of one pool
 */
public record ThresholdRules(double high, double low, double critical, double hysteresis, long minInterval) {
    /** 80, 20 and 95 percent. */
    public static final ThresholdRules DEFAULT = new ThresholdRules(80, 20, 95, 5, 60);
}
