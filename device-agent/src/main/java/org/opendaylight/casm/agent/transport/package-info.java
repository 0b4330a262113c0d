/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Carries messages to the Coordinator and brings back what became of them.
 *
 * <p>When to send, and what an answer means for the pools, is not decided in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.transport;

import org.eclipse.jdt.annotation.NonNullByDefault;
