/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The wiring, which nothing but a booted controller would look at otherwise. */
class BlueprintTest {
    private static final String FILE = "/OSGI-INF/blueprint/casm.xml";

    @Test
    void beansCanBeMade() throws Exception {
        try (var in = BlueprintTest.class.getResourceAsStream(FILE)) {
            assertNotNull(in);
            final var beans = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in)
                .getElementsByTagName("bean");
            assertTrue(beans.getLength() > 0);
            for (int i = 0; i < beans.getLength(); i++) {
                final var bean = (Element) beans.item(i);
                final var name = bean.getAttribute("class");
                // its schema wants an NCName, so that no class within a class can be named
                assertTrue(name.matches("[\\w.]+"), name);
                final var made = Class.forName(name, false, BlueprintTest.class.getClassLoader());
                final int arguments = bean.getElementsByTagName("argument").getLength();
                final var factory = bean.getAttribute("factory-method");
                assertEquals(1, factory.isEmpty()
                    ? Arrays.stream(made.getConstructors()).filter(one -> one.getParameterCount() == arguments).count()
                    : Arrays.stream(made.getMethods()).filter(one -> one.getName().equals(factory)
                        && one.getParameterCount() == arguments).count(), name);
            }
        }
    }
}
