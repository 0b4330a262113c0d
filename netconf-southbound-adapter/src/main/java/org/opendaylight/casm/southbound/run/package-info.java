/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the parts of the adapter run on: listeners of the controller's datastore, and one worker for each device.
 *
 * <p>Nothing about leases goes in here, and nothing of how a device is talked to.
 */
@NonNullByDefault
package org.opendaylight.casm.southbound.run;

import org.eclipse.jdt.annotation.NonNullByDefault;
