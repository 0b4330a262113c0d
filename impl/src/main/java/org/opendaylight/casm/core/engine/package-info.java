/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The decisions: a request, the pools and the time give a grant or a refusal.
 *
 * <p>No clock, thread, log, datastore or OpenDaylight type goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.engine;

import org.eclipse.jdt.annotation.NonNullByDefault;
