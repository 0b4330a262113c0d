/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.yangtools.yang.model.api.meta.DeclaredStatement;
import org.opendaylight.yangtools.yang.model.api.stmt.ModuleEffectiveStatement;

class ModuleStyleTest {
    private static final Set<String> DESCRIBED = Set.of("module", "revision", "identity", "typedef", "grouping",
        "container", "list", "leaf", "leaf-list", "choice", "case", "enum", "bit", "rpc", "action", "notification",
        "anydata", "anyxml", "extension", "feature", "when");
    private static final Set<String> REFERENCED = Set.of("import", "revision");
    private static final Set<String> SECURED =
        Set.of("allocate", "allocate-bundle", "confirm", "renew", "release", "lookup", "resize-pool", "resync-device",
            "query-log", "export-log", "verify-log", "plan-defragmentation", "simulate", "import-allocations",
            "read-device", "check-attachments", "compare-attachments", "provision-service", "decommission-service",
            "reconcile-service", "complete-vpn-service", "query-status", "acknowledge");

    @Test
    void holdsTheModulesOfTheContract() {
        assertEquals(List.of("casm-agent", "casm-allocation", "casm-attachment", "casm-device", "casm-integration",
            "casm-log", "casm-pool", "casm-service", "casm-types"),
            Contract.modules().stream().map(module -> module.argument().getLocalName()).toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasHeader(final String name, final DeclaredStatement<?> module) {
        assertEquals("1.1", argument(module, "yang-version"));
        assertEquals("urn:opendaylight:params:xml:ns:yang:casm:" + name.substring("casm-".length()),
            argument(module, "namespace"));
        assertEquals("The CASM Authors", argument(module, "organization"));
        assertEquals(1, children(module, "contact").count());
        assertEquals("2026-11-22", argument(module, "revision"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void describesEveryNode(final String name, final DeclaredStatement<?> module) {
        final var missing = new ArrayList<String>();
        visit(module, name, DESCRIBED, "description", missing);
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void referencesImportsAndRevisions(final String name, final DeclaredStatement<?> module) {
        final var missing = new ArrayList<String>();
        visit(module, name, REFERENCED, "reference", missing);
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void deniesRpcsThatChangeOrDisclose(final String name, final DeclaredStatement<?> module) {
        final var open = children(module, "rpc")
            .filter(rpc -> SECURED.contains(rpc.rawArgument()))
            .filter(rpc -> children(rpc, "default-deny-all").findAny().isEmpty())
            .map(DeclaredStatement::rawArgument)
            .toList();
        assertEquals(List.of(), open);
    }

    static Stream<Object[]> modules() {
        return Contract.modules().stream()
            .map(module -> new Object[] { module.argument().getLocalName(), declared(module) });
    }

    private static DeclaredStatement<?> declared(final ModuleEffectiveStatement module) {
        return Objects.requireNonNull(module.getDeclared());
    }

    private static void visit(final DeclaredStatement<?> statement, final String path, final Set<String> keywords,
            final String wanted, final List<String> missing) {
        if (keywords.contains(keyword(statement)) && children(statement, wanted).findAny().isEmpty()) {
            missing.add(path);
        }
        for (var child : statement.declaredSubstatements()) {
            visit(child, path + "/" + child.rawArgument(), keywords, wanted, missing);
        }
    }

    private static Stream<? extends DeclaredStatement<?>> children(final DeclaredStatement<?> parent,
            final String keyword) {
        return parent.declaredSubstatements().stream().filter(child -> keyword(child).equals(keyword));
    }

    private static String argument(final DeclaredStatement<?> parent, final String keyword) {
        return children(parent, keyword).findFirst().orElseThrow().rawArgument();
    }

    private static String keyword(final DeclaredStatement<?> statement) {
        return statement.statementDefinition().getStatementName().getLocalName();
    }
}
