/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The program behind {@code ./casm demo}. */
public final class Demo {
    private static final String USAGE = """
        Usage: casm demo [--keep]

        Shows the main job of CASM on two simulated network elements, then a device that asks for all it needs by
        itself, then an L3VPN over three provider edges, of which one refuses at first, and verifies each step; takes
        about two and a half minutes.
        --keep leaves the controller and the devices running, to play with.
        """;

    private Demo() {
        // a program
    }

    /** Runs it; exit code 0 when each step was verified, 1 when not, 2 for wrong usage. */
    public static void main(final String[] args) {
        final boolean keep = List.of(args).equals(List.of("--keep"));
        if (args.length > 0 && !keep) {
            final boolean help = List.of("-h", "--help", "help").contains(args[0]);
            (help ? System.out : System.err).print(USAGE);
            System.exit(help ? 0 : 2);
        }
        System.exit(run(keep) ? 0 : 1);
    }

    private static boolean run(final boolean keep) {
        final var transcript = new Transcript(System.out);
        Scene scene = null;
        try {
            scene = new Scene();
            final var started = scene;
            // Ctrl-C ends what was started, too
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            new Play(transcript, scene).perform();
            System.out.println();
            System.out.println("All " + transcript.verified() + " checks passed.");
            if (keep) {
                scene.keep();
                System.out.println("Everything is left running. To end it: " + scene.howToEnd());
            } else {
                System.out.println("Stopping the controller and the devices.");
                scene.close();
            }
            return true;
        } catch (IllegalStateException | AssertionError | IOException | UncheckedIOException e) {
            System.out.flush();
            System.err.println();
            System.err.println("The demo failed: " + e.getMessage());
            if (!(e instanceof DemoFailure)) {
                e.printStackTrace();
            }
            if (scene != null) {
                scene.keepFolder();
                System.err.println("The logs are in " + scene.folder());
                scene.close();
            }
            return false;
        }
    }
}
