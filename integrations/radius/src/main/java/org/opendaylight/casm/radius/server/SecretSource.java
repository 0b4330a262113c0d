/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import java.io.IOException;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Secret;

/** Where shared secrets are. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The secret shared with a server, as it is now.
     *
     * @throws IOException if there is none that may be used; the text says why, without the secret
     */
    Secret of(Nas nas) throws IOException;
}
