/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

/**
 * Something that a device is to hold, and that is told apart from others there by an identifier.
 */
public sealed interface Bound permits BoundLease, Attachment {
    /**
     * Returns the owner of what comes of it on the device.
     *
     * @return the lease-id of a lease, something no lease-id can be for an attachment
     */
    String owner();

    /**
     * Returns the device.
     *
     * @return node-id
     */
    String nodeId();

    /**
     * Tells which state of it this is.
     *
     * @return a number that grows with each change, 0 if it is not counted
     */
    long revision();
}
