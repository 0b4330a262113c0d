/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The messages between a Device Agent and the Coordinator, their JSON and their timers.
 *
 * <p>No connection, no thread and no decision about pools goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.protocol;

import org.eclipse.jdt.annotation.NonNullByDefault;
