/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.RangeSet;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** The rules for one pool by itself and with what it refers to. */
final class PoolRules {
    private final PoolCatalog catalog;
    private final Pool pool;
    private final List<Refusal> faults;

    private PoolRules(final PoolCatalog catalog, final Pool pool, final List<Refusal> faults) {
        this.catalog = catalog;
        this.pool = pool;
        this.faults = faults;
    }

    static void check(final PoolCatalog catalog, final Pool pool, final List<Refusal> faults) {
        final var rules = new PoolRules(catalog, pool, faults);
        rules.checkReferences();
        rules.checkLease();
        rules.checkThresholds();
        rules.checkObjectType();
        final Optional<AddressFamily> family = pool.kind().family();
        if (family.isEmpty()) {
            rules.fault(Reason.KIND_MISMATCH, "pools of kind " + pool.kind().yangName() + " are not supported"
                + (pool.kind().yangName().startsWith("ip-") ? "; name the IP version" : " yet"));
        } else if (rules.checkSegments()) {
            rules.checkUnit(family.orElseThrow());
            rules.checkFragmentation(family.orElseThrow());
        }
    }

    private void checkReferences() {
        if (!catalog.spaces().containsKey(pool.addressSpace())) {
            fault(Reason.INVALID, "names the unknown address space " + pool.addressSpace());
        }
        for (final String tenant : pool.selector().tenants()) {
            if (!catalog.tenants().containsKey(tenant)) {
                fault(Reason.INVALID, "serves the unknown tenant " + tenant);
            }
        }
        final var seen = new HashSet<String>();
        Pool at = pool;
        while (at.parent() != null) {
            if (!seen.add(at.name())) {
                fault(Reason.INVALID, "is its own ancestor");
                return;
            }
            final Pool parent = catalog.pools().get(at.parent());
            if (parent == null) {
                fault(Reason.INVALID, "has the unknown parent " + at.parent());
                return;
            }
            at = parent;
        }
    }

    private void checkObjectType() {
        final Notation notation = pool.notation();
        if ((pool.kind() == ObjectKind.USER_DEFINED) != (notation != null)) {
            fault(Reason.INVALID, notation == null ? "of kind user-defined names no object-type"
                : "names the object-type " + notation.type().name() + ", which goes with kind user-defined only");
        } else if (notation != null && !notation.type().equals(catalog.objectTypes().get(notation.type().name()))) {
            fault(Reason.INVALID, "names the unknown object-type " + notation.type().name());
        }
    }

    private void checkLease() {
        final LeaseRules rules = pool.leaseRules();
        final Long max = rules.maxLifetime();
        if (max != null && rules.minLifetime() > max) {
            fault(Reason.LIFETIME, "has a minimum lifetime of " + rules.minLifetime() + " s above its maximum of "
                + max + " s");
        }
        if (rules.defaultLifetime() < 1) {
            fault(Reason.LIFETIME, "has a default lifetime of " + rules.defaultLifetime() + " s; the least is 1 s");
        }
        if (rules.renewRatio() > rules.rebindRatio()) {
            fault(Reason.INVALID, "has a renew ratio of " + rules.renewRatio() + " % above its rebind ratio of "
                + rules.rebindRatio() + " %");
        }
        if (rules.offerTimeout() < 1) {
            fault(Reason.INVALID, "has an offer timeout of " + rules.offerTimeout() + " s; the least is 1 s");
        }
    }

    private void checkThresholds() {
        final ThresholdRules rules = pool.thresholds();
        if (rules.low() >= rules.high() || rules.high() > rules.critical()) {
            fault(Reason.INVALID, "has thresholds out of order: low " + rules.low() + " %, high " + rules.high()
                + " %, critical " + rules.critical() + " %");
        }
    }

    /** False when the segments are so wrong that nothing else can be said. */
    private boolean checkSegments() {
        final int before = faults.size();
        final AddressSpace space = catalog.spaces().get(pool.addressSpace());
        final boolean special = space != null && space.allowSpecialPurpose();
        for (final Segment segment : pool.segments()) {
            pool.kind().objection(segment.range(), special).ifPresent(
                refusal -> fault(refusal.reason(), "has segment " + segment.id() + ": " + refusal.message()
                    + (refusal.reason() == Reason.SPECIAL_PURPOSE
                        ? "; set allow-special-purpose on the address space if that is meant" : "")));
        }
        if (faults.size() > before) {
            return false;
        }
        final RangeSet segments = RangeSet.of(pool.segments().stream().map(Segment::range).toList());
        for (final Segment exclusion : pool.exclusions()) {
            if (!segments.contains(exclusion.range())) {
                fault(Reason.INVALID, "has exclusion " + exclusion.id() + " of " + pool.format(exclusion.range())
                    + ", which is not inside its segments");
            }
        }
        return true;
    }

    private void checkUnit(final AddressFamily family) {
        final UnitRules unit = pool.unit();
        final Integer length = unit.prefixLength();
        final BigInteger count = unit.count();
        if (length != null && count != null) {
            fault(Reason.INVALID, "has both a prefix length and a count as its unit");
        }
        if (length != null && (!family.hasPrefixes() || length > family.width() || length < 0)) {
            fault(Reason.FRAGMENTATION_RULE, "has a unit of prefix length " + length + ", which does not go with kind "
                + pool.kind().yangName());
        } else if (length != null) {
            checkUnitFits(BigInteger.ONE.shiftLeft(family.width() - length), "/" + length);
        }
        if (count != null && (count.signum() < 1 || family.isIp() && count.bitCount() != 1
                || count.bitLength() > family.width())) {
            fault(Reason.FRAGMENTATION_RULE, "has a unit of " + count + " objects; for kind " + pool.kind().yangName()
                + (family.isIp() ? " it is a power of two" : " it is from 1 to 2^" + family.width()));
        } else if (count != null) {
            checkUnitFits(count, count + " objects");
        }
        if (family == AddressFamily.PORT) {
            PortRules.fault(pool).ifPresent(fault -> fault(Reason.FRAGMENTATION_RULE, fault));
        }
        final Long most = unit.maxUnitsPerRequest();
        if (unit.defaultUnits() < 1 || most != null && (most < 1 || unit.defaultUnits() > most)) {
            fault(Reason.INVALID, "has " + unit.defaultUnits() + " default units and at most " + most
                + " units per request");
        }
    }

    private void checkUnitFits(final BigInteger objects, final String text) {
        if (!pool.segments().isEmpty() && pool.segments().stream().map(segment -> segment.range().size())
                .noneMatch(size -> size.compareTo(objects) >= 0)) {
            fault(Reason.FRAGMENTATION_RULE, "has a unit of " + text + ", larger than each of its segments");
        }
    }

    private void checkFragmentation(final AddressFamily family) {
        final FragmentationRules rules = pool.fragmentation();
        final Integer shortest = rules.shortestPrefix();
        final Integer longest = rules.longestPrefix();
        if (shortest != null && longest != null && shortest > longest) {
            fault(Reason.FRAGMENTATION_RULE, "allows prefix lengths from " + shortest + " to " + longest
                + ", which is none");
        }
        if (rules.allowedPrefixes().stream().anyMatch(length -> length < 0 || length > family.width())
            || longest != null && longest > family.width() || shortest != null && shortest > family.width()) {
            fault(Reason.FRAGMENTATION_RULE, "allows prefix lengths above " + family.width());
        }
        if (rules.maxBlocksPerRequest() < 1) {
            fault(Reason.INVALID, "gives " + rules.maxBlocksPerRequest() + " blocks a request; the least is 1");
        }
        final Integer length = pool.unit().prefixLength();
        if (length != null && longest != null && length > longest) {
            fault(Reason.FRAGMENTATION_RULE, "has a unit of /" + length + " and allows no prefix longer than /"
                + longest);
        }
        if (rules.usable() == FragmentationRules.Usable.RFC6164 && family == AddressFamily.IPV6) {
            for (final Segment segment : pool.segments()) {
                final AddressRange range = segment.range();
                if (range.size().bitLength() > 129 - UsableRule.SHORTEST_RFC6164) {
                    fault(Reason.FRAGMENTATION_RULE, "has segment " + segment.id() + " of " + range
                        + ", above the /" + UsableRule.SHORTEST_RFC6164 + " to which usable rfc6164 can be applied");
                }
            }
        }
    }

    private void fault(final Reason reason, final String what) {
        faults.add(Refusal.of(reason, pool.name(), "pool " + pool.name() + " " + what));
    }
}
