/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The reference agent in a device that is a NETCONF server: casm-agent on a simulated device, with the state machine of
 * {@code device-agent} above it. Nothing of the controller goes in here.
 */
package org.opendaylight.casm.tests.device.agent;
