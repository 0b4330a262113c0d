/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.address.UInt128;

/** Object types and the pools that use them, as an operator writes them. */
class ObjectTypeConfigurationTest extends PoolConfigurationFixture {
    private static String type(final String name, final String rest) {
        return "{\"casm-pool:object-type\": [{\"name\": \"" + name + "\", " + rest + "}]}";
    }

    private static String typed(final String name, final String type, final String... values) {
        return """
            {"casm-pool:pool": [{"name": "%s", "kind": "casm-types:user-defined", "object-type": "%s",
              "address-space": "lab", "segment": [{"id": "a", "value": ["%s"]}]}]}"""
            .formatted(name, type, String.join("\", \"", values));
    }

    @Test
    void poolsTypesThatOperatorsDefine() throws Exception {
        tree.commit(change -> {
            put(change, ConfigSection.ADDRESS_SPACES, SPACE);
            put(change, ConfigSection.OBJECT_TYPES, type("colour", "\"base\": \"text\", \"pattern\": \"[a-z]+\""));
            put(change, ConfigSection.OBJECT_TYPES, type("wide", "\"base\": \"integer\", \"width\": 128, "
                + "\"minimum\": \"18446744073709551616\""));
            put(change, ConfigSection.POOLS, typed("p", "colour", "red", "blue"));
            put(change, ConfigSection.POOLS, typed("q", "wide", "18446744073709551616-18446744073709551620"));
        });
        lease("p");
        assertEquals("blue", engine.lease("lease-1").orElseThrow().text());
        assertEquals(BigInteger.valueOf(5), engine.usage("q").total());

        // a type that is changed alone reaches the pools that use it
        tree.commit(change -> put(change, ConfigSection.OBJECT_TYPES,
            type("wide", "\"base\": \"integer\", \"width\": 128")));
        assertEquals(UInt128.ZERO, engine.catalog().pools().get("q").notation().type().minimum());
        for (var wrong : List.of(type("wide", "\"base\": \"integer\", \"width\": 64"),
                type("wide", "\"base\": \"hex-string\""))) {
            assertTrue(refusal(() -> tree.commit(change -> put(change, ConfigSection.OBJECT_TYPES, wrong)))
                .contains("narrowed"));
        }
        assertTrue(refusal(() -> tree.commit(change -> change.delete(ConfigSection.OBJECT_TYPES.entryPath("wide"))))
            .contains("cannot be deleted"));
        assertTrue(refusal(() -> tree.commit(change -> put(change, ConfigSection.POOLS,
            typed("p", "colour", "red", "green")))).contains("(blue)"));
        tree.commit(change -> put(change, ConfigSection.POOLS, typed("p", "colour", "amber", "blue")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"base\": \"text\", \"width\": 8", "\"base\": \"hex-string\", \"minimum\": \"1\"",
        "\"base\": \"text\", \"maximum\": \"1\"", "\"base\": \"integer\", \"pattern\": \".*\"",
        "\"base\": \"text\", \"pattern\": \"(\"", "\"base\": \"hex-string\", \"width\": 10",
        "\"base\": \"integer\", \"width\": 8, \"maximum\": \"256\"",
        "\"base\": \"integer\", \"minimum\": \"9\", \"maximum\": \"8\""})
    void refusesTypesThatCannotBe(final String rest) {
        assertTrue(refusal(() -> tree.commit(change -> put(change, ConfigSection.OBJECT_TYPES, type("t", rest))))
            .contains("object type t has"));
    }

    @ParameterizedTest
    @CsvSource({"colour, Red", "missing, red", "small, 256", "small, 1-256", "small, 5-4", "key, 00",
        "key, 0000-00", "key, xyzw"})
    void refusesValuesThatAreNotOfTheirType(final String type, final String value) {
        assertThrows(ExecutionException.class, () -> tree.commit(change -> {
            put(change, ConfigSection.ADDRESS_SPACES, SPACE);
            put(change, ConfigSection.OBJECT_TYPES, type("colour", "\"base\": \"text\", \"pattern\": \"[a-z]+\""));
            put(change, ConfigSection.OBJECT_TYPES, type("small", "\"base\": \"integer\", \"width\": 8"));
            put(change, ConfigSection.OBJECT_TYPES, type("key", "\"base\": \"hex-string\", \"width\": 16"));
            put(change, ConfigSection.POOLS, typed("p", type, value));
        }));
        assertEquals(Map.of(), engine.catalog().pools());
    }
}
