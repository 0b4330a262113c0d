/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * One class per allocation algorithm: each picks a candidate.
 *
 * <p>Nothing in here judges whether a candidate is allowed; that is the engine.
 */
@NonNullByDefault
package org.opendaylight.casm.core.strategy;

import org.eclipse.jdt.annotation.NonNullByDefault;
