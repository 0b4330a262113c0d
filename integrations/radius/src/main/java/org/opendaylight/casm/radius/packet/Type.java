/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

/** Types of the attributes that are used here, with the RFC that defines them. */
public final class Type {
    /** RFC 2865 section 5.1. */
    public static final int USER_NAME = 1;
    /** RFC 2865 section 5.4. */
    public static final int NAS_IP_ADDRESS = 4;
    /** RFC 2865 section 5.6. */
    public static final int SERVICE_TYPE = 6;
    /** RFC 2865 section 5.8. */
    public static final int FRAMED_IP_ADDRESS = 8;
    /** RFC 2865 section 5.9. */
    public static final int FRAMED_IP_NETMASK = 9;
    /** RFC 2865 section 5.18. */
    public static final int REPLY_MESSAGE = 18;
    /** RFC 2865 section 5.25. */
    public static final int CLASS = 25;
    /** RFC 2865 section 5.26. */
    public static final int VENDOR_SPECIFIC = 26;
    /** RFC 2865 section 5.27. */
    public static final int SESSION_TIMEOUT = 27;
    /** RFC 2865 section 5.32. */
    public static final int NAS_IDENTIFIER = 32;
    /** RFC 2865 section 5.33. */
    public static final int PROXY_STATE = 33;
    /** RFC 2866 section 5.1. */
    public static final int ACCT_STATUS_TYPE = 40;
    /** RFC 2866 section 5.2. */
    public static final int ACCT_DELAY_TIME = 41;
    /** RFC 2866 section 5.5. */
    public static final int ACCT_SESSION_ID = 44;
    /** RFC 2869 section 5.3. */
    public static final int EVENT_TIMESTAMP = 55;
    /** RFC 2869 section 5.14. */
    public static final int MESSAGE_AUTHENTICATOR = 80;
    /** RFC 2869 section 5.18. */
    public static final int FRAMED_POOL = 88;
    /** RFC 3162 section 2.1. */
    public static final int NAS_IPV6_ADDRESS = 95;
    /** RFC 3162 section 2.3. */
    public static final int FRAMED_IPV6_PREFIX = 97;
    /** RFC 3162 section 2.6. */
    public static final int FRAMED_IPV6_POOL = 100;
    /** RFC 5176 section 3.5. */
    public static final int ERROR_CAUSE = 101;
    /** RFC 4818 section 3. */
    public static final int DELEGATED_IPV6_PREFIX = 123;
    /** RFC 6911 section 3.1. */
    public static final int FRAMED_IPV6_ADDRESS = 168;
    /** RFC 6911 section 3.4. */
    public static final int DELEGATED_IPV6_PREFIX_POOL = 171;
    /** RFC 6911 section 3.5. */
    public static final int STATEFUL_IPV6_ADDRESS_POOL = 172;

    private Type() {
        // constants only
    }
}
