/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Many agents in one process, to see what a Coordinator does when a whole network starts at once.
 *
 * <p>No rule of the protocol goes in here: each agent is the same state machine as a single one.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.fleet;

import org.eclipse.jdt.annotation.NonNullByDefault;
