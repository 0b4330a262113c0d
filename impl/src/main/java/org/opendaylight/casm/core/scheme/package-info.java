/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Published schemes that compute one address, prefix or set of ports from another, forward and reverse.
 *
 * <p>Pure functions of their parameters; nothing in here knows what is free or who holds it.
 */
@NonNullByDefault
package org.opendaylight.casm.core.scheme;

import org.eclipse.jdt.annotation.NonNullByDefault;
