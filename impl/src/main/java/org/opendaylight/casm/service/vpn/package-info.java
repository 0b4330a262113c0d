/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Services step by step: hold what is needed, have it configured, wait until it is verified, then confirm, or undo.
 * Each step is durable before the next, so that a restart goes on from it. It owns the ports to attachments and
 * adapter.
 *
 * <p>No datastore, YANG or OSGi type goes in here, no choice of addresses and no thread.
 */
@NonNullByDefault
package org.opendaylight.casm.service.vpn;

import org.eclipse.jdt.annotation.NonNullByDefault;
