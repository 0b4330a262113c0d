/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Devices for tests and the demo: Debian's netconfd as one that nobody here wrote, and simulated ones.
 *
 * <p>Nothing that asserts goes in here.
 */
package org.opendaylight.casm.tests.device;
