/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

/**
 * An entry of the log as stored.
 *
 * @param sequence its place, from 1
 * @param event what was logged
 * @param previousDigest digest of the entry before it, 64 hexadecimal digits; zeros for the first
 * @param digest its own digest, see {@link HashChain}
 */
public record StoredEvent(long sequence, Event event, String previousDigest, String digest) {
}
