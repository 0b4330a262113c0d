/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the agent does and when: a state machine that is told of time, answers and measurements, and says what to do.
 *
 * <p>No clock, thread, connection or file goes in here, but for the file of the state itself.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.state;

import org.eclipse.jdt.annotation.NonNullByDefault;
