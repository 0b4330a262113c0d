/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * A Java agent that lets Karaf's containers run on a newer Java than they know. Nothing else belongs here, least of all
 * anything the distribution needs at run time.
 */
package org.opendaylight.casm.agent;
