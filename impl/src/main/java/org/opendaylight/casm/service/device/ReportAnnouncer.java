/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;

/** Tells the world what devices reported. No method blocks, and none may fail what it tells about. */
public interface ReportAnnouncer {
    /**
     * What is known of the use of leases by these devices changed.
     *
     * @return done when the published state contains it, or could not be published
     */
    CompletionStage<@Nullable Void> useChanged(Set<String> deviceIds);

    /** A report was recorded. */
    void recorded(String deviceId, String reportId);
}
