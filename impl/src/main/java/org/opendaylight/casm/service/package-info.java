/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The use cases: who may ask what in which order, and when an answer is true. It owns the ports to ledger and
 * announcer.
 *
 * <p>No datastore, YANG or OSGi type goes in here, and no choice of addresses.
 */
@NonNullByDefault
package org.opendaylight.casm.service;

import org.eclipse.jdt.annotation.NonNullByDefault;
