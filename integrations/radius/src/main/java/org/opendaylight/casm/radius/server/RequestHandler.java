/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import com.google.common.util.concurrent.ListenableFuture;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Request;

/** Decides what is answered. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Decides on a request that is genuine and new.
     *
     * @param nas who asks
     * @param source where the packet came from
     * @param request the packet
     * @return the answer; empty, or a failure, to stay silent so that the server asks again
     */
    ListenableFuture<Optional<Answer>> handle(Nas nas, InetSocketAddress source, Request request);
}
