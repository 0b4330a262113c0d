/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.inventory.PlacingRules;
import org.opendaylight.casm.inventory.Row;
import org.opendaylight.casm.service.ImportReport.Fate;
import org.opendaylight.casm.service.ImportRequest.Mode;

class ImporterTest {
    private static Row.Block row(final int number, final String range, final @Nullable String device) {
        return new Row.Block(number, "row-" + number, AddressRange.parse(range), Row.Place.UNKNOWN,
            new Owner(null, null, device, null, null, null), Lease.Terms.NONE, null);
    }

    private static ImportRequest request(final String id, final Mode mode, final Row... rows) {
        return new ImportRequest(id, List.of(rows).toString(), List.of(rows), PlacingRules.DEFAULT,
            ImportRequest.Defaults.NONE, mode);
    }

    private static Importer.Answer answer(final World world, final ImportRequest request) throws InterruptedException {
        return World.get(world.coordinator.importer().run(request, World.CALLER, Runnable::run));
    }

    private static ImportReport report(final World world, final ImportRequest request) throws InterruptedException {
        return assertInstanceOf(Importer.Answer.Done.class, answer(world, request)).report();
    }

    private static String fates(final ImportReport report) {
        return report.findings().stream().map(finding -> finding.fate().toString()).collect(Collectors.joining(" "));
    }

    @Test
    void tellsWithoutChangingAnything() throws EventStoreException, LedgerException, InterruptedException {
        try (var world = new World()) {
            final var rows = new Row[] {row(1, "10.0.0.0/28", "a"), row(2, "10.0.0.16/28", "b"), row(3, "10.1.0.0/24",
                "c")};

            assertEquals("IMPORTED IMPORTED CONFLICT", fates(report(world, request("r", Mode.DRY_RUN, rows))));

            assertEquals(0, world.leases().size());
            assertEquals("IMPORTED IMPORTED CONFLICT", fates(report(world, request("r", Mode.REPORT, rows))));
            assertEquals(2, world.leases().size());
            assertTrue(world.leases().values().stream().allMatch(lease -> lease.lifetime().equals(Lifetime.INFINITE)));
        }
    }

    @Test
    void findsDoneWhatIsDone() throws EventStoreException, LedgerException, InterruptedException {
        try (var world = new World()) {
            final var first = report(world, request("r", Mode.REPORT, row(1, "10.0.0.0/28", "a")));
            final var repeated = report(world, request("r", Mode.REPORT, row(1, "10.0.0.0/28", "a")));
            final var more = report(world, request("r2", Mode.REPORT, row(1, "10.0.0.0/28", "a"),
                row(2, "10.0.0.16/28", "a"), row(3, "10.0.0.3/32", null), row(4, "10.0.0.4/32", "b")));

            assertEquals("UNCHANGED", fates(repeated));
            assertEquals(first.findings().getFirst().leaseId(), repeated.findings().getFirst().leaseId());
            assertEquals("UNCHANGED IMPORTED COVERED COVERED", fates(more));
            final var alone = report(world, request("r3", Mode.REPORT, row(3, "10.0.0.3/32", null),
                row(4, "10.0.0.4/32", "b")));
            assertEquals("COVERED CONFLICT", fates(alone));
            assertTrue(String.valueOf(alone.findings().get(1).reason()).contains("of device a"));
            assertEquals(first.findings().getFirst().leaseId(), alone.findings().get(1).leaseId());
            assertEquals(2, world.leases().size());
        }
    }

    @Test
    void announcesWhatIsInTheWayUnlessItOnlyTries() throws EventStoreException, LedgerException, InterruptedException {
        try (var world = new World()) {
            final var taken = world.grant("x");
            final var rows = new Row[] {row(1, "10.0.0.0/29", "a"), row(2, "10.0.0.16/28", "a")};
            for (final Mode mode : List.of(Mode.DRY_RUN, Mode.REPORT)) {
                report(world, request("r " + mode, mode, rows));
            }

            assertEquals(List.of("conflict " + taken.id() + " with 10.0.0.0/29, row-1 of request r REPORT"),
                world.announcer.told.stream().filter(told -> told.startsWith("conflict")).toList());
        }
    }

    @Test
    void importsNothingWhenAskedToReject() throws EventStoreException, LedgerException, InterruptedException {
        try (var world = new World()) {
            final var taken = world.grant("x");
            final var report = report(world, request("r", Mode.REJECT, row(1, "10.0.0.0/28", "a"),
                row(2, "10.0.0.16/28", "a")));
            final var malformed = report(world, request("r", Mode.REJECT, row(1, "10.0.0.16/28", "a"),
                new Row.Malformed(2, "row-2", "?", "prefix", "no prefix")));

            assertEquals("CONFLICT HELD_BACK", fates(report));
            assertEquals(taken.id(), report.findings().getFirst().leaseId());
            assertEquals("HELD_BACK CONFLICT", fates(malformed));
            assertEquals(1, world.leases().size());
            assertEquals("IMPORTED UNCHANGED", fates(rejecting(world)));
        }
    }

    private static ImportReport rejecting(final World world) throws InterruptedException {
        report(world, request("r2", Mode.REJECT, row(1, "10.0.0.32/28", "a")));
        return report(world, request("r3", Mode.REJECT, row(1, "10.0.0.16/28", "a"), row(2, "10.0.0.32/28", "a")));
    }

    @Test
    void completesWhatIsThereInPart() throws EventStoreException, LedgerException, InterruptedException {
        final var catalog = World.catalog("10.0.0.0/16");
        final var store = new FlakyStore();
        try (var world = new World(store, new FakeLedger(), catalog)) {
            final var rows = new ArrayList<Row>();
            for (int i = 0; i < 2500; i++) {
                rows.add(row(i + 1, "10.0." + i / 200 + "." + i % 200, "a"));
            }
            final var all = rows.toArray(Row[]::new);
            report(world, request("r", Mode.REPORT, rows.subList(0, 1500).toArray(Row[]::new)));

            final var report = report(world, request("r2", Mode.REPORT, all));

            assertEquals(1000, report.count(Fate.IMPORTED));
            assertEquals(1500, report.count(Fate.UNCHANGED));
            assertEquals(2500, world.leases().size());
        }
    }

    @Test
    void refusesOtherContentUnderAKnownId() throws EventStoreException, LedgerException, InterruptedException {
        try (var world = new World()) {
            report(world, request("r", Mode.REPORT, row(1, "10.0.0.0/28", "a")));

            final var denied = assertInstanceOf(Importer.Answer.Denied.class,
                answer(world, request("r", Mode.REPORT, row(1, "10.0.0.16/28", "a"))));

            assertEquals(Reason.REQUEST_MISMATCH, denied.refusal().reason());
        }
    }

    @Test
    void tellsWhatTheEngineRefuses() throws EventStoreException, LedgerException, InterruptedException {
        try (var world = new World()) {
            final var leased = report(world, request("r", Mode.REPORT, row(1, "10.0.0.0/30", "a")));
            World.done(world.release("rel", String.valueOf(leased.findings().getFirst().leaseId())));

            final var finding = report(world, request("r2", Mode.REPORT, row(1, "10.0.0.0/29", "a"))).findings()
                .getFirst();

            assertEquals(Fate.CONFLICT, finding.fate());
            assertTrue(String.valueOf(finding.reason()).contains("quarantine"), finding::toString);
            assertNull(finding.fault() == null ? "" : finding.fault().column());
        }
    }
}
