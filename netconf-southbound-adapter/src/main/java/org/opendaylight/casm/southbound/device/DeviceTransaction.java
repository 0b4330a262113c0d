/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the running configuration of a device, all or nothing (D10).
 *
 * <p>With a candidate configuration: lock, one edit-config, commit, unlock. Each is sent only after the ok of the one
 * before, otherwise the candidate is discarded; the mount point's data broker sends them all at once and so may commit
 * half of a change. Without one: lock, one edit-config of the running configuration with rollback-on-error where
 * announced, unlock.
 *
 * <p>There is no validate step: a commit validates (RFC 6241 section 8.3.4.1), and Debian's netconfd commits nothing
 * after one while saying ok. The candidate is not discarded before it is locked: what is in it belongs to somebody
 * else, and the lock fails then.
 */
final class DeviceTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceTransaction.class);

    private final NetconfOperations netconf;
    private final Capabilities capabilities;

    DeviceTransaction(final NetconfOperations netconf, final Capabilities capabilities) {
        this.netconf = requireNonNull(netconf);
        this.capabilities = requireNonNull(capabilities);
    }

    /**
     * Tells whether an edit becomes visible at one moment, so that its inner order does not matter.
     *
     * @return true if so
     */
    boolean isAtomic() {
        return capabilities.candidate();
    }

    void run(final XmlTree config) throws DeviceException {
        if (!capabilities.candidate() && !capabilities.writableRunning()) {
            throw new DeviceException(Reason.UNSUPPORTED, "the device announces neither a candidate nor a writable "
                + "running configuration");
        }
        final var target = capabilities.candidate() ? "candidate" : "running";
        netconf.lock(target);
        boolean done = false;
        try {
            netconf.editConfig(target, capabilities.rollbackOnError(), config);
            if (capabilities.candidate()) {
                netconf.commit();
            }
            done = true;
        } finally {
            if (!done && capabilities.candidate()) {
                tidyUp("discard-changes", netconf::discardChanges);
            }
            tidyUp("unlock", () -> netconf.unlock(target));
        }
    }

    /** What fails here has been done already or is done by the end of the session. */
    private static void tidyUp(final String name, final Step step) {
        try {
            step.run();
        } catch (DeviceException e) {
            LOG.debug("{} failed", name, e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws DeviceException;
    }
}
