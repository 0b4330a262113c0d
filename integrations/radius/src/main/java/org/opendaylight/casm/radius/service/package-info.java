/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What CASM does on each request of a network access server, in terms of leases.
 *
 * <p>No sockets and no MD-SAL go in here; both are behind interfaces.
 */
@NonNullByDefault
package org.opendaylight.casm.radius.service;

import org.eclipse.jdt.annotation.NonNullByDefault;
