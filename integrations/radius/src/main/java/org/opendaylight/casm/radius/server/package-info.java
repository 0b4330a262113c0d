/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * UDP: receives, finds the network access server, checks, sends, and repeats what was answered before.
 *
 * <p>What is to be answered is decided elsewhere; no MD-SAL goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.radius.server;

import org.eclipse.jdt.annotation.NonNullByDefault;
