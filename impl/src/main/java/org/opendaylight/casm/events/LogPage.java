/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A page of the log.
 *
 * @param entries the entries, in the order asked for
 * @param nextCursor where the next page starts; null when there is nothing more
 */
public record LogPage(List<StoredEvent> entries, @Nullable Long nextCursor) {
    public LogPage {
        entries = List.copyOf(entries);
    }
}
