/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The program behind {@code ./casm demo}: shows the main job on simulated devices and verifies each step.
 * Nothing that only tests need belongs here.
 */
@NonNullByDefault
package org.opendaylight.casm.tests.demo;

import org.eclipse.jdt.annotation.NonNullByDefault;
