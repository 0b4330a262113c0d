/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Runs the state machine in real time: threads, clock and what a simulated device consists of.
 *
 * <p>No rule of the protocol goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.run;

import org.eclipse.jdt.annotation.NonNullByDefault;
