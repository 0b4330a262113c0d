/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.yangtools.yang.common.ErrorType;

class RefusalErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "POOL_EXHAUSTED, resource-denied, casm:pool-exhausted",
        "NO_MATCHING_POOL, data-missing, casm:no-matching-pool",
        "OVERLAP, invalid-value, casm:overlap",
        "SPECIAL_PURPOSE, invalid-value, casm:special-purpose",
        "KIND_MISMATCH, invalid-value, casm:kind-mismatch",
        "FRAGMENTATION_RULE, invalid-value, casm:fragmentation-rule",
        "QUOTA_EXCEEDED, resource-denied, casm:quota-exceeded",
        "IN_USE, in-use, casm:in-use",
        "RESERVED, access-denied, casm:reserved",
        "BORDER, access-denied, casm:border",
        "UNKNOWN_LEASE, data-missing, casm:unknown-lease",
        "LEASE_STATE, operation-failed, casm:lease-state",
        "LIFETIME, invalid-value, casm:lifetime",
        "REQUEST_MISMATCH, invalid-value, casm:request-mismatch",
        "NOT_LEADER, operation-failed, casm:not-leader",
        "BUSY, operation-failed, casm:busy",
        "NOT_STORED, operation-failed, casm:not-stored",
        "INVALID, invalid-value, casm:invalid-value"
    })
    void hasTheTagsOfTheContract(final Reason reason, final String tag, final String appTag) {
        final var result = RefusalErrors.<String>toResult(Refusal.of(reason, "p", "why"));

        assertFalse(result.isSuccessful());
        final var error = result.getErrors().iterator().next();
        assertEquals(ErrorType.APPLICATION, error.getErrorType());
        assertEquals(tag, error.getTag().elementBody());
        assertEquals(appTag, error.getApplicationTag());
        assertEquals("why", error.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void isInTheTableOfTheDocumentation(final Reason reason) throws IOException {
        final String row = "| `" + reason.appTag() + "` | " + RefusalErrors.tagOf(reason).elementBody() + " | ";

        assertEquals(1, Files.readAllLines(Path.of("..", "docs", "api.md")).stream()
            .filter(line -> line.startsWith(row)).count(), row);
    }

    @Test
    void keepsTheOrderOfSeveral() {
        final var errors = RefusalErrors.toErrors(List.of(Refusal.of(Reason.OVERLAP, null, "1"),
            Refusal.of(Reason.IN_USE, null, "2")));

        assertEquals(List.of("1", "2"), errors.stream().map(error -> error.getMessage()).toList());
    }
}
