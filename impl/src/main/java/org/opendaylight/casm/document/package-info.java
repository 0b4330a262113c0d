/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Reads vpn-service documents of the network models for VPNs (RFC 9182, RFC 9291): finds what they leave to be
 * assigned, says as a service what that needs, and writes what was assigned back into them.
 *
 * <p>Nothing here allocates, stores, or knows the platform: a text goes in, a service and a completed text come out.
 */
@NonNullByDefault
package org.opendaylight.casm.document;

import org.eclipse.jdt.annotation.NonNullByDefault;
