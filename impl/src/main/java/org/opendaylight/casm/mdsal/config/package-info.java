/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The operator's configuration in MD-SAL: validated in the commit, recorded in the event store, given to the engine.
 *
 * <p>The rules themselves are the core's and do not go in here.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.config;

import org.eclipse.jdt.annotation.NonNullByDefault;
