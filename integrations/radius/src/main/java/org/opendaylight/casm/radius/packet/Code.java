/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

/** Codes of packets: RFC 2865 section 3, RFC 2866 section 3, RFC 5176 section 2. */
public final class Code {
    /** Access-Request. */
    public static final int ACCESS_REQUEST = 1;
    /** Access-Accept. */
    public static final int ACCESS_ACCEPT = 2;
    /** Access-Reject. */
    public static final int ACCESS_REJECT = 3;
    /** Accounting-Request. */
    public static final int ACCOUNTING_REQUEST = 4;
    /** Accounting-Response. */
    public static final int ACCOUNTING_RESPONSE = 5;
    /** Disconnect-Request. */
    public static final int DISCONNECT_REQUEST = 40;
    /** Disconnect-ACK. */
    public static final int DISCONNECT_ACK = 41;
    /** Disconnect-NAK. */
    public static final int DISCONNECT_NAK = 42;

    private Code() {
        // constants only
    }
}
