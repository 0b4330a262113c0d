/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What could be done with pools, worked out on copies: how to move leases together, what would come of requests and of
 * new pools. Nothing in here changes the engine that serves, and nothing that an allocation waits for belongs here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.plan;

import org.eclipse.jdt.annotation.NonNullByDefault;
