/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Controllers as processes of their own, and a client for their RESTCONF interface.
 *
 * <p>No assertion and no knowledge of how CASM works inside may go in: everything here sees what an operator and an
 * orchestrator see.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.opendaylight.casm.tests.harness;
