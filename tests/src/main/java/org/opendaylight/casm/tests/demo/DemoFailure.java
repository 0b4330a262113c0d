/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

/** A step of the demo that did not come out as it has to. */
final class DemoFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DemoFailure(final String message) {
        super(message);
    }

    DemoFailure(final String message, final Throwable cause) {
        super(message, cause);
    }
}
