/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many subscribers there are over time: straight lines between points, and the last number for ever. */
public final class Curve {
    private record Point(double seconds, double subscribers) {
    }

    private final List<Point> points;

    private Curve(final List<Point> points) {
        this.points = points;
    }

    /**
     * Reads a curve such as {@code 0:0,60:200,120:20}: seconds since the start, and subscribers then.
     *
     * @throws IllegalArgumentException if it is none, or times do not grow
     */
    public static Curve parse(final String text) {
        final List<Point> points = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            final String[] numbers = pair.trim().split(":", -1);
            if (numbers.length != 2 || !numbers[0].matches("\\d{1,9}") || !numbers[1].matches("\\d{1,9}")) {
                throw new IllegalArgumentException("a load is written as SECONDS:SUBSCRIBERS,..., not " + text);
            }
            final var point = new Point(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            if (!points.isEmpty() && point.seconds() <= points.getLast().seconds()) {
                throw new IllegalArgumentException("the times of a load have to grow: " + text);
            }
            points.add(point);
        }
        return new Curve(List.copyOf(points));
    }

    /** Subscribers at a time after the start. */
    public int at(final Duration elapsed) {
        final double now = elapsed.toMillis() / 1000.0;
        Point before = points.getFirst();
        for (Point point : points) {
            if (point.seconds() > now) {
                final double part = point == before ? 0
                    : (now - before.seconds()) / (point.seconds() - before.seconds());
                return (int) Math.round(before.subscribers() + part * (point.subscribers() - before.subscribers()));
            }
            before = point;
        }
        return (int) Math.round(before.subscribers());
    }
}
