/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The agent is a program of its own, and its parts depend on each other in one direction. */
class ArchitectureTest {
    private static final String ROOT = "org.opendaylight.casm.agent";
    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void dependsOnNothingButJavaAndGson() {
        noClasses().should().dependOnClassesThat().resideOutsideOfPackages("java..", "javax.net.ssl..",
            "com.google.gson..", "org.eclipse.jdt.annotation..", ROOT + "..").check(CLASSES);
    }

    @Test
    void protocolKnowsNoOtherPart() {
        noClasses().that().resideInAPackage(ROOT + ".protocol").should().dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".transport", ROOT + ".state", ROOT + ".usage", ROOT + ".local", ROOT + ".load",
                ROOT + ".run", ROOT + ".fleet").check(CLASSES);
    }

    @Test
    void rulesKnowNoClockThreadOrConnection() {
        noClasses().that().resideInAnyPackage(ROOT + ".protocol", ROOT + ".state", ROOT + ".usage", ROOT + ".local",
                ROOT + ".load").should().dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.util.concurrent..", ROOT + ".transport", ROOT + ".run",
                ROOT + ".fleet").check(CLASSES);
        noClasses().that().resideInAnyPackage(ROOT + ".protocol", ROOT + ".state", ROOT + ".usage", ROOT + ".local",
                ROOT + ".load").should().callMethod("java.time.Instant", "now")
            .orShould().callMethod("java.lang.System", "nanoTime").check(CLASSES);
    }

    @Test
    void theAgentKnowsNoSimulatedLoad() {
        noClasses().that().resideInAnyPackage(ROOT + ".protocol", ROOT + ".state", ROOT + ".usage", ROOT + ".local",
            ROOT + ".transport").should().dependOnClassesThat().resideInAPackage(ROOT + ".load").check(CLASSES);
    }

    @Test
    void keaKnowsNoProtocolWithTheCoordinator() {
        noClasses().that().resideInAPackage(ROOT + ".kea").should().dependOnClassesThat().resideInAnyPackage(
            ROOT + ".state", ROOT + ".transport", ROOT + ".run", ROOT + ".load", "java.util.concurrent..")
            .check(CLASSES);
        noClasses().that().resideOutsideOfPackages(ROOT + ".kea", ROOT + ".run").should().dependOnClassesThat()
            .resideInAPackage(ROOT + ".kea").check(CLASSES);
    }
}
