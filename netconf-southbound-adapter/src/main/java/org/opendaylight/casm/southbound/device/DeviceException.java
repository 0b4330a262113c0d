/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A device did not do what it was asked to. The message is fit for operators: it holds what the device said and no
 * configuration or credentials.
 */
public class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * Why a device did not do it, which decides what helps.
     */
    public enum Reason {
        /** The NETCONF topology has no such device: only mounting it helps. */
        UNKNOWN("data-missing"),
        /** There is no session: wait until the device connects. */
        UNREACHABLE("resource-denied"),
        /** Somebody else holds the lock or the device is busy: try again soon. */
        BUSY("lock-denied"),
        /** The device did not answer in time, and may or may not have done it: read it, try again. */
        TIMEOUT("operation-failed"),
        /** The device refused: only a change of the request or of the device helps. */
        REJECTED("operation-failed"),
        /** The device speaks no known model: only a change of the device helps. */
        UNSUPPORTED("operation-not-supported");

        private final String errorTag;

        Reason(final String errorTag) {
            this.errorTag = errorTag;
        }

        /**
         * Returns the error-tag of RFC 6241 appendix A that is nearest.
         *
         * @return error-tag
         */
        public String errorTag() {
            return errorTag;
        }
    }

    /**
     * Creates an exception.
     *
     * @param reason why
     * @param message what the device said
     */
    public DeviceException(final Reason reason, final String message) {
        this(reason, message, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param reason why
     * @param message what the device said
     * @param cause cause, or null
     */
    public DeviceException(final Reason reason, final String message, final @Nullable Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason);
    }

    /**
     * Returns why the device did not do it.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
