/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

/** A text that can be looked at only so often, so that no regular expression runs for long. Not thread-safe. */
final class BoundedText implements CharSequence {
    private static final int STEPS = 1_000_000;

    private final String text;
    private int steps;

    BoundedText(final String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(final int index) {
        if (++steps > STEPS) {
            throw new IllegalArgumentException("the pattern takes too long for '" + text
                + "'; write it without nested repetitions");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(final int start, final int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
