/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;

/** What one pool must answer to a request, by the rules as they are documented, tried out cell by cell. */
final class Expected {
    /** Why it is refused; null when it is granted. */
    @Nullable Reason refusal;
    /** Units granted together; negative when only bounds are known, and its opposite is the upper one. */
    long units;
    /** Leases granted at most. */
    long leases = 1;
    boolean partial;
    /** Exactly what is granted; null when the pool has a choice. */
    @Nullable AddressRange exact;
    /** True when each unit is a lease of its own. */
    boolean singles;

    private final PoolCatalog catalog;
    private final ModelPool model;
    private final Pool pool;
    private final AllocationRequest request;
    private final Collection<Lease> all;

    Expected(final Scenario scenario, final PoolCatalog catalog, final ModelPool model,
            final AllocationRequest request, final Collection<Lease> all) {
        this.catalog = catalog;
        this.model = model;
        pool = model.pool;
        this.request = request;
        this.all = all;
        refusal = border(catalog, pool, request.owner()) ? Reason.BORDER
            : pool.adminState() != Pool.AdminState.ACTIVE ? Reason.NO_MATCHING_POOL
            : lifetimeFault() ? Reason.LIFETIME : null;
        if (refusal == null) {
            refusal = size(scenario);
        }
    }

    Pool pool() {
        return pool;
    }

    static boolean border(final PoolCatalog catalog, final Pool pool, final Owner owner) {
        final String tenant = owner.tenant();
        if (!pool.selector().tenants().isEmpty() && (tenant == null || !pool.selector().tenants().contains(tenant))) {
            return true;
        }
        final var space = requireNonNull(catalog.spaces().get(pool.addressSpace()));
        return space.tenant() != null && (tenant == null || !space.sharedWith().contains(tenant)
            && !isPart(catalog, tenant, requireNonNull(space.tenant())));
    }

    private static boolean isPart(final PoolCatalog catalog, final String tenant, final String whole) {
        final Tenant known = catalog.tenants().get(tenant);
        return tenant.equals(whole)
            || known != null && known.parent() != null && isPart(catalog, requireNonNull(known.parent()), whole);
    }

    private boolean lifetimeFault() {
        final var rules = pool.leaseRules();
        return switch (request.lifetime()) {
            case null -> false;
            case Lifetime.Infinite infinite -> !rules.allowInfinite();
            case Lifetime.Limited limited -> limited.seconds() < rules.minLifetime()
                || rules.maxLifetime() != null && limited.seconds() > rules.maxLifetime();
        };
    }

    private @Nullable Reason size(final Scenario scenario) {
        final boolean named = request.size() instanceof Size.Specific || request.size() instanceof Size.Value;
        if (scenario.isScheme(pool)) {
            final AddressRange from = request.placement().near();
            final AddressRange object = from == null ? null : scenario.computed(pool, from);
            return object == null ? Reason.INVALID : named(object);
        }
        if (pool.algorithm() == Algorithm.EXTERNAL && !named) {
            return Reason.INVALID;
        }
        final boolean contiguous = pool.fragmentation().contiguousOnly()
            || Boolean.TRUE.equals(request.placement().contiguous());
        return switch (request.size()) {
            case Size.Default none -> units(pool.unit().defaultUnits(), contiguous);
            case Size.Units some -> units(some.units(), contiguous);
            case Size.Count some -> count(some.count(), contiguous);
            case Size.PrefixLength some -> prefix(some.length());
            case Size.Specific some -> named(some.range());
            case Size.Value some -> named(pool.parse(some.text()));
        };
    }

    private @Nullable Reason units(final long asked, final boolean contiguous) {
        long most = asked;
        final Long perRequest = pool.unit().maxUnitsPerRequest();
        final Long perHolder = pool.unit().maxUnitsPerHolder();
        most = perRequest == null ? most : Math.min(most, perRequest);
        most = perHolder == null ? most : Math.min(most, perHolder - held());
        most = Math.min(most, quotaLeft(true));
        leases = Math.min(pool.fragmentation().maxBlocksPerRequest(), quotaLeft(false));
        if (most < 1 || leases < 1) {
            return Reason.QUOTA_EXCEEDED;
        }
        if (most == 1 || contiguous) {
            leases = 1;
            partial = most < asked;
            return piece((int) most);
        }
        units = blocks((int) most);
        partial = units >= 0 && units < asked;
        return units == 0 ? Reason.POOL_EXHAUSTED : null;
    }

    /** As many units as few blocks give; see {@link #units} for when that is not known. */
    private long blocks(final int most) {
        final Owner owner = request.owner();
        if (pool.kind().family().orElseThrow() == AddressFamily.PORT) {
            final long open = java.util.stream.IntStream.range(0, model.cells.size())
                .filter(i -> model.isOpen(owner, i, 1)).count();
            return Math.min(Math.min(most, leases), open);
        }
        if (!model.ip) {
            if (model.find(owner, most, false) >= 0) {
                leases = 1;
                return most;
            }
            return model.find(owner, 1, false) < 0 ? 0 : -most;
        }
        final List<ModelPool.Use> before = model.cells.stream().map(cell -> cell.use).toList();
        int left = most;
        int blocks = 0;
        for (int size = Integer.highestOneBit(most); size > 0; size /= 2) {
            while (size <= left && blocks < leases && ModelPool.allows(pool, lengthOf(size))) {
                final int at = model.find(owner, size, true);
                if (at < 0) {
                    break;
                }
                model.take(at, size * model.cellsPerUnit());
                left -= size;
                blocks++;
            }
        }
        for (int i = 0; i < before.size(); i++) {
            model.cells.get(i).use = before.get(i);
        }
        return most - left;
    }

    private int lengthOf(final int unitCount) {
        return pool.kind().family().orElseThrow().width() + 1
            - model.unit.multiply(BigInteger.valueOf(unitCount)).bitLength();
    }

    /** One piece of so many units. */
    private @Nullable Reason piece(final int count) {
        units = count;
        final boolean block = Integer.bitCount(count) == 1;
        final boolean asBlock = model.ip ? block && ModelPool.allows(pool, lengthOf(count))
            : count == 1 || pool.kind().family().orElseThrow() != AddressFamily.PORT;
        final boolean asRun = count > 1 && (model.ip ? runAllowed(count)
            : pool.kind().family().orElseThrow() != AddressFamily.PORT);
        if (!asBlock && !asRun) {
            return Reason.FRAGMENTATION_RULE;
        }
        return asBlock && model.find(request.owner(), count, true) >= 0
            || asRun && model.find(request.owner(), count, false) >= 0 ? null : Reason.POOL_EXHAUSTED;
    }

    private boolean runAllowed(final int count) {
        final var rules = pool.fragmentation();
        final BigInteger size = model.unit.multiply(BigInteger.valueOf(count));
        return rules.allowedPrefixes().isEmpty() && (rules.shortestPrefix() == null || size.compareTo(
            BigInteger.ONE.shiftLeft(pool.kind().family().orElseThrow().width() - rules.shortestPrefix())) <= 0);
    }

    private @Nullable Reason count(final BigInteger asked, final boolean contiguous) {
        final int count = asked.add(model.unit).subtract(BigInteger.ONE).divide(model.unit).intValueExact();
        final Reason limit = limits(BigInteger.valueOf(count), contiguous ? 1 : count);
        if (limit != null) {
            return limit;
        }
        if (contiguous || count == 1) {
            return piece(count);
        }
        units = count;
        leases = count;
        singles = true;
        if (model.ip && !ModelPool.allows(pool, lengthOf(1))) {
            return Reason.FRAGMENTATION_RULE;
        }
        int open = 0;
        for (int i = 0; i < model.cells.size(); i += open(i) ? model.cellsPerUnit() : 1) {
            open += open(i) ? 1 : 0;
        }
        return open >= count ? null : Reason.POOL_EXHAUSTED;
    }

    private boolean open(final int at) {
        return (!model.ip || model.cells.get(at).range.start().toBigInteger().mod(model.unit).signum() == 0)
            && model.isOpen(request.owner(), at, model.cellsPerUnit());
    }

    private @Nullable Reason prefix(final int length) {
        if (!model.ip) {
            return Reason.KIND_MISMATCH;
        }
        final BigInteger size = BigInteger.ONE.shiftLeft(pool.kind().family().orElseThrow().width() - length);
        final boolean whole = pool.unit().prefixLength() == null && pool.unit().count() == null
            || size.compareTo(model.unit) >= 0;
        final BigInteger given = whole ? size : model.unit;
        final int given2 = pool.kind().family().orElseThrow().width() + 1 - given.bitLength();
        if (!ModelPool.allows(pool, given2)) {
            return Reason.FRAGMENTATION_RULE;
        }
        final BigInteger asked = given.divide(model.unit);
        final Reason limit = limits(asked, 1);
        if (limit != null) {
            return limit;
        }
        units = asked.bitLength() > 12 ? 4096 : asked.intValueExact();
        return model.find(request.owner(), (int) units, true) >= 0 ? null : Reason.POOL_EXHAUSTED;
    }

    private @Nullable Reason named(final AddressRange range) {
        exact = range;
        if (pool.segments().stream().map(Segment::range).noneMatch(part -> part.contains(range))) {
            return Reason.INVALID;
        }
        final int from = model.indexOf(range.start());
        int to = from;
        while (from >= 0 && to < model.cells.size() && !model.cells.get(to).range.end().equals(range.end())) {
            to++;
        }
        final boolean ports = range.family() == AddressFamily.PORT;
        if (from < 0 || to == model.cells.size() || !model.isAllowed(range)
            || ports && !PortSets.address(range.start()).equals(PortSets.address(range.end()))) {
            return Reason.FRAGMENTATION_RULE;
        }
        final Reason limit = limits(model.units(range), 1);
        if (limit != null) {
            return limit;
        }
        units = saturated(model.units(range));
        return model.isOpen(request.owner(), from, to - from + 1) ? null
            : all.stream().anyMatch(lease -> lease.pool().equals(pool.name()) && lease.range().overlaps(range))
                ? Reason.IN_USE : Reason.RESERVED;
    }

    private @Nullable Reason limits(final BigInteger more, final long moreLeases) {
        final Long perRequest = pool.unit().maxUnitsPerRequest();
        final Long perHolder = pool.unit().maxUnitsPerHolder();
        if (perRequest != null && more.compareTo(BigInteger.valueOf(perRequest)) > 0) {
            return Reason.FRAGMENTATION_RULE;
        }
        return perHolder != null && more.add(BigInteger.valueOf(held())).compareTo(BigInteger.valueOf(perHolder)) > 0
            || saturated(more) > quotaLeft(true) || moreLeases > quotaLeft(false)
            ? Reason.QUOTA_EXCEEDED : null;
    }

    /** Units that the holder has of this pool. */
    private long held() {
        return all.stream().filter(lease -> lease.pool().equals(pool.name()) && lease.state().isLive())
            .filter(lease -> Objects.equals(holder(lease.owner()), holder(request.owner())))
            .mapToLong(lease -> saturated(model.units(lease.range()))).sum();
    }

    private String holder(final Owner owner) {
        final String subscriber = "subscriber " + owner.subscriber() + " " + owner.tenant();
        if (pool.kind().family().orElseThrow() == AddressFamily.PORT) {
            return owner.subscriber() != null ? subscriber : "device " + owner.deviceId() + " " + owner.tenant();
        }
        return owner.deviceId() != null ? "device " + owner.deviceId() : owner.subscriber() != null
            ? "subscriber " + owner.subscriber() : "tenant " + owner.tenant();
    }

    /** What all quotas that apply leave, of units or of leases. */
    private long quotaLeft(final boolean ofUnits) {
        long left = 1L << 50;
        final String tenant = request.owner().tenant();
        for (final Tenant other : catalog.tenants().values()) {
            for (final Quota quota : tenant == null || !isPart(catalog, tenant, other.name()) ? List.<Quota>of()
                    : other.quotas()) {
                final Number most = ofUnits ? quota.maxUnits() : quota.maxLeases();
                if (most != null && covers(quota, pool)) {
                    left = Math.min(left, most.longValue() - used(quota, other.name(), ofUnits));
                }
            }
        }
        return left;
    }

    private static boolean covers(final Quota quota, final Pool which) {
        return which.kind().isA(quota.kind()) && which.addressSpace().equals(quota.addressSpace());
    }

    private long used(final Quota quota, final String tenant, final boolean ofUnits) {
        long used = 0;
        for (final Lease lease : all) {
            final Pool from = catalog.pools().get(lease.pool());
            if (from != null && lease.state().isLive() && lease.owner().tenant() != null && covers(quota, from)
                && isPart(catalog, requireNonNull(lease.owner().tenant()), tenant)) {
                used += ofUnits ? unitsOf(from, lease) : 1;
            }
        }
        return used;
    }

    private long unitsOf(final Pool from, final Lease lease) {
        final BigInteger unit = from.name().equals(pool.name()) ? model.unit : ModelPool.unitOf(from);
        return saturated(lease.range().size().add(unit).subtract(BigInteger.ONE).divide(unit));
    }

    static long saturated(final BigInteger units) {
        return units.min(BigInteger.ONE.shiftLeft(40)).longValueExact();
    }
}
