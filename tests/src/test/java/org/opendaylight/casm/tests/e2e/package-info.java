/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What CASM promises, tried on the assembled distribution through RESTCONF and the launcher.
 *
 * <p>No access to classes of CASM and no mocks: what needs them is a test of its module.
 */
package org.opendaylight.casm.tests.e2e;
