/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent;

/**
 * Makes a newer Java pretend to read class files of Java 21 at most. Aries Proxy, which every Blueprint container with
 * a service reference needs, takes the class version of its proxies from the system property
 * {@code java.class.version} and refuses those it does not know; {@code -D} cannot override that property. The
 * distribution overrides it in {@code etc/custom.system.properties}; the containers of the feature tests have no such
 * file and load this agent.
 */
public final class JavaVersionAgent {
    private static final int KNOWN_TO_ARIES = 21;
    private static final String CLASS_VERSION_OF_21 = "65.0";

    private JavaVersionAgent() {
        // Never instantiated
    }

    /**
     * Entry point of the agent, called by the Java virtual machine before {@code main}.
     *
     * @param args what follows {@code =} in {@code -javaagent}, ignored
     */
    public static void premain(final String args) {
        if (Runtime.version().feature() > KNOWN_TO_ARIES) {
            System.setProperty("java.class.version", CLASS_VERSION_OF_21);
        }
    }
}
