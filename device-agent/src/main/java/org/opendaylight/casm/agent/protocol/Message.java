/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

/**
 * A request with its header.
 *
 * @param header who sends it, and which one it is
 * @param request what it says
 */
public record Message(Header header, Request request) {
}
