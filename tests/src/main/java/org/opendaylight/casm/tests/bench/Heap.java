/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.util.Locale;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Restconf;

/** The heap of a controller, by Jolokia. */
final class Heap {
    private static final double GIB = 1L << 30;
    private static final double MIB = 1L << 20;

    private Heap() {
        // functions only
    }

    /** GiB in use after a collection. */
    static double used(final Controller controller) {
        try (var jolokia = new Restconf(8181 + controller.offset(), "/jolokia", "admin", "admin")) {
            jolokia.send("POST", "", "{\"type\":\"exec\",\"mbean\":\"java.lang:type=Memory\",\"operation\":\"gc\"}");
            final Answer answer = jolokia.send("POST", "",
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"HeapMemoryUsage\"}");
            return Long.parseLong(Json.need(Json.object(answer.body(), "value"), "used")) / GIB;
        }
    }

    /** Two of them, before and after something. */
    static String change(final double before, final double after) {
        return String.format(Locale.ROOT, "%.0f MiB, before %.0f MiB", after * GIB / MIB, before * GIB / MIB);
    }
}
