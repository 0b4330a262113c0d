/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Tests of the contract: the YANG modules and the examples that document them.
 * No test of anything that implements the contract belongs here.
 */
@NonNullByDefault
package org.opendaylight.casm.api;

import org.eclipse.jdt.annotation.NonNullByDefault;
