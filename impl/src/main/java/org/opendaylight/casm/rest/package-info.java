/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the RESTCONF server in front of the Coordinator leaves open, as servlet filters.
 * Nothing that knows leases, pools or MD-SAL belongs here.
 */
@NonNullByDefault
package org.opendaylight.casm.rest;

import org.eclipse.jdt.annotation.NonNullByDefault;
