/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler does not know; docs/architecture.md gives the reasons. */
class ArchitectureTest {
    private static final String HOME = "org.opendaylight.casm.";
    private static final String CORE = HOME + "core..";
    private static final String SERVICE = HOME + "service..";
    private static final String EVENTS = HOME + "events..";
    private static final String MDSAL = HOME + "mdsal..";
    private static final String[] PLATFORM = {"org.opendaylight.mdsal..", "org.opendaylight.yangtools..",
        "org.opendaylight.yang..", "org.opendaylight.netconf..", "org.osgi.."};

    private static JavaClasses production;

    @BeforeAll
    static void readClasses() {
        production = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.opendaylight.casm");
    }

    @Test
    void coreNeedsNothingButTheJdk() {
        check(classes().that().resideInAPackage(CORE).should().onlyDependOnClassesThat()
            .resideInAnyPackage(CORE, "java..", "org.eclipse.jdt.annotation.."));
    }

    @Test
    void coreHasNoClockThreadLogOrInput() {
        check(noClasses().that().resideInAPackage(CORE).should().dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.logging..")
                .or(assignableTo(Thread.class))
                .or(assignableTo(java.time.Clock.class))
                .or(assignableTo(java.util.concurrent.Executor.class))));
        check(noClasses().that().resideInAPackage(CORE).should()
            .callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime"));
    }

    @Test
    void valuesKnowNoPoolsAndPoolsNoStrategies() {
        check(noClasses().that().resideInAPackage(HOME + "core.address..").should().dependOnClassesThat()
            .resideInAnyPackage(HOME + "core.pool..", HOME + "core.lease..", HOME + "core.strategy..",
                HOME + "core.engine.."));
        check(noClasses().that().resideInAPackage(HOME + "core.pool..").should().dependOnClassesThat()
            .resideInAnyPackage(HOME + "core.strategy.."));
        check(noClasses().that().resideInAPackage(HOME + "core.strategy..").should().dependOnClassesThat()
            .resideInAnyPackage(HOME + "core.lease..", HOME + "core.engine.."));
    }

    @Test
    void serviceAndEventsKnowNoPlatform() {
        check(noClasses().that().resideInAnyPackage(SERVICE, EVENTS).should().dependOnClassesThat()
            .resideInAnyPackage(PLATFORM));
        check(noClasses().that().resideInAnyPackage(SERVICE, EVENTS).should().dependOnClassesThat()
            .resideInAnyPackage(MDSAL, HOME + "rest.."));
    }

    @Test
    void inventoriesKnowNothingButTheCore() {
        check(noClasses().that().resideInAPackage(HOME + "inventory..").should().dependOnClassesThat()
            .resideInAnyPackage(SERVICE, EVENTS, MDSAL, HOME + "rest.."));
        check(noClasses().that().resideInAPackage(HOME + "inventory..").should().dependOnClassesThat()
            .resideInAnyPackage(PLATFORM));
    }

    @Test
    void eventsDoNotKnowTheService() {
        check(noClasses().that().resideInAPackage(EVENTS).should().dependOnClassesThat().resideInAPackage(SERVICE));
    }

    @Test
    void onlyThePlumbingTouchesThePlatform() {
        check(noClasses().that(not(resideInAnyPackage(MDSAL))).and(not(resideInAnyPackage("org.opendaylight.yang..")))
            .should().dependOnClassesThat().resideInAnyPackage("org.opendaylight.mdsal..",
                "org.opendaylight.yang.gen.."));
    }

    @Test
    void theAdapterIsNotKnown() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("org.opendaylight.casm.southbound..",
            "org.opendaylight.casm.netconf.."));
    }

    @Test
    void namesSayWhatThingsAre() {
        check(noClasses().should().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Impl"));
    }

    private static void check(final ArchRule rule) {
        rule.allowEmptyShould(true).check(production);
    }
}
