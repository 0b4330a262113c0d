/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

/** What has become of a reserved block. */
public enum ReservationUse {
    /** Nobody holds anything of it. */
    FREE,
    /** The one it is kept for holds some of it. */
    IN_USE,
    /** Another holds some of it, granted before it was reserved. */
    CONFLICT
}
