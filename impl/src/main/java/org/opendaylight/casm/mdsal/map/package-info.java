/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Translates between generated YANG classes and the domain, both ways.
 *
 * <p>Nothing that reads or writes a datastore goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.map;

import org.eclipse.jdt.annotation.NonNullByDefault;
