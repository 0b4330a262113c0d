/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Runs CASM as RADIUS server for network access servers that cannot ask for address pools otherwise.
 *
 * <p>What a packet means and what follows from it stands in the packages below, not here.
 */
@NonNullByDefault
package org.opendaylight.casm.radius;

import org.eclipse.jdt.annotation.NonNullByDefault;
