/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Simulated subscribers, so that an agent has something to do in demos, tests and laboratories.
 *
 * <p>Nothing of the agent itself goes in here; on a real device this package is left out.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.load;

import org.eclipse.jdt.annotation.NonNullByDefault;
