/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The program behind {@code ./casm bench}: measures the core, the RPC and RESTCONF, and prints one table.
 * Nothing that asserts belongs here; a benchmark is not a test.
 */
@NonNullByDefault
package org.opendaylight.casm.tests.bench;

import org.eclipse.jdt.annotation.NonNullByDefault;
