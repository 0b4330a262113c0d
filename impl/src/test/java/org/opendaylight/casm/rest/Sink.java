/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.rest;

import java.io.ByteArrayOutputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** A response body that a test can read. */
final class Sink extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    Sink(final ByteArrayOutputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public void write(final int octet) {
        bytes.write(octet);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(final WriteListener listener) {
        throw new IllegalStateException("never asynchronous here");
    }
}
