/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.Collection;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Restconf;

/** What a reader of the demo sees: numbered acts, requests as one would type them, results, and what was verified. */
final class Transcript {
    private static final Gson ONE_LINE = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintStream out;
    private int act;
    private int verified;

    Transcript(final PrintStream out) {
        this.out = out;
    }

    /** Begins the next act. */
    void act(final String title) {
        out.println();
        out.println(++act + ". " + title);
    }

    /** A line of explanation. */
    void say(final String text) {
        out.println("   " + text);
        out.flush();
    }

    /** Sends a request and shows it as curl would send it, with the answer's status. */
    Answer send(final Restconf restconf, final String method, final String path, final JsonObject body) {
        final Answer answer = exchange(restconf, method, path, body);
        if (!answer.isOk()) {
            throw new DemoFailure(method + " " + path + " was answered with " + answer);
        }
        return answer;
    }

    /** Sends a request that has to be refused, and shows the refusal. */
    Answer sendInVain(final Restconf restconf, final String method, final String path, final JsonObject body) {
        final Answer answer = exchange(restconf, method, path, body);
        if (answer.isOk()) {
            throw new DemoFailure(method + " " + path + " should be refused, and was answered with " + answer);
        }
        say("  " + answer.status() + " " + answer.errorTag() + ", " + answer.appTag() + ":");
        say("  " + answer.message());
        return answer;
    }

    private Answer exchange(final Restconf restconf, final String method, final String path, final JsonObject body) {
        final String text = ONE_LINE.toJson(body);
        say("$ curl $J -X " + method + " $R/" + path + (body.isEmpty() ? "" : " -d '" + text + "'"));
        return restconf.send(method, path, body.isEmpty() ? "" : text);
    }

    /** Shows a request without a body, which somebody else sends. */
    void showGet(final String path) {
        say("$ curl $J $R/" + path);
    }

    /** Shows results, one a line. */
    void results(final Collection<String> lines) {
        if (lines.isEmpty()) {
            say("  (nothing)");
        }
        lines.forEach(line -> say("  " + line));
    }

    /** Tells what was checked, once it was found to be so. */
    void verify(final String what, final boolean holds, final Object found) {
        if (!holds) {
            throw new DemoFailure("not so: " + what + "; found " + found);
        }
        verified++;
        say("verified: " + what);
    }

    /** How many things were verified. */
    int verified() {
        return verified;
    }
}
