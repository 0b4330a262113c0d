/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How much of the local pools is used: counts now, and peaks and averages by day, week and month.
 *
 * <p>Nothing that measures, and no decision about pools, goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.usage;

import org.eclipse.jdt.annotation.NonNullByDefault;
