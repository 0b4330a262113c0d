/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The event store in one SQLite file, write-ahead logged and synced at each commit.
 *
 * <p>Nothing outside this package names SQLite; nothing in it knows what a lease means.
 */
@NonNullByDefault
package org.opendaylight.casm.events.sqlite;

import org.eclipse.jdt.annotation.NonNullByDefault;
