/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;

/** What orchestrators and operators do with CASM, in their words. Texts may have single quotes for double ones. */
public final class CasmClient {
    private final Restconf restconf;

    /** A client over {@code restconf}. */
    public CasmClient(final Restconf restconf) {
        this.restconf = restconf;
    }

    /** The RESTCONF client below. */
    public Restconf restconf() {
        return restconf;
    }

    /** Makes or replaces an address space that may hold special-purpose blocks, such as those for documentation. */
    public Answer putSpace(final String name) {
        return putSpace(name, "'allow-special-purpose':true");
    }

    /** Makes or replaces an address space with further leaves. */
    public Answer putSpace(final String name, final String leaves) {
        return restconf.put("data/casm-pool:address-spaces/address-space=" + name,
            Json.of("{'casm-pool:address-space':[{'name':'%s',%s}]}", name, leaves));
    }

    /** Makes or replaces a pool: its kind (without module), its space and what else is in it. */
    public Answer putPool(final String name, final String kind, final String space, final String rest) {
        return restconf.put("data/casm-pool:pools/pool=" + name, pool(name, kind, space, rest));
    }

    /** The body of {@link #putPool}. */
    public static JsonObject pool(final String name, final String kind, final String space, final String rest) {
        return Json.of("{'casm-pool:pool':[{'name':'%s','kind':'casm-types:%s','address-space':'%s',%s}]}", name, kind,
            space, rest);
    }

    /** Makes an IPv4 pool of one prefix whose blocks are free again at once. */
    public Answer putPool4(final String name, final String space, final String prefix) {
        return putPool(name, "ipv4-private", space,
            "'segment':[{'id':'a','prefix':'" + prefix + "'}],'lease':{'quarantine':0}");
    }

    /** A request-id that was never used. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Allocates with a new request-id. */
    public Answer allocate(final String pool, final String leaves) {
        return allocate(newId(), pool, leaves);
    }

    /** Allocates from a pool, with further leaves. */
    public Answer allocate(final String requestId, final String pool, final String leaves) {
        return call("casm-allocation:allocate", "'request-id':'" + requestId + "','pool':'" + pool + "'"
            + (leaves.isEmpty() ? "" : "," + leaves));
    }

    /** Gives one lease back, at once free. */
    public Answer release(final String leaseId) {
        return call("casm-allocation:release", "'request-id':'" + newId() + "','lease-id':['" + leaseId
            + "'],'skip-quarantine':true");
    }

    /** Who holds an IP address. */
    public List<Lease> lookup(final String space, final String address) {
        return holders(call("casm-allocation:lookup", "'address-space':'" + space + "','address':'" + address + "'"));
    }

    /** The holders in the answer to a lookup. */
    public static List<Lease> holders(final Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("lookup: " + answer);
        }
        return Json.list(answer.output(), "holder").stream().map(Lease::new).toList();
    }

    /** Calls an RPC of any module with the leaves of its input. */
    public Answer call(final String rpc, final String leaves) {
        return restconf.rpc(rpc, Json.of("{" + leaves.replace("%", "%%") + "}"));
    }

    /** A lease that stands; null when there is none of that id. */
    public @Nullable Lease lease(final String id) {
        final Answer answer = restconf.get("data/casm-allocation:allocations/allocation=" + id + "?content=config");
        if (answer.status() == 404 || answer.status() == 409) {
            return null;
        }
        if (!answer.isOk()) {
            throw new IllegalStateException("lease " + id + ": " + answer);
        }
        return new Lease(Json.list(answer.body(), "allocation").getFirst());
    }

    /** All leases that stand. */
    public List<Lease> leases() {
        final Answer answer = restconf.get("data/casm-allocation:allocations?content=config");
        if (answer.status() == 404 || answer.status() == 409) {
            return List.of();
        }
        if (!answer.isOk()) {
            throw new IllegalStateException("leases: " + answer);
        }
        return Json.list(Json.object(answer.body(), "allocations"), "allocation").stream().map(Lease::new).toList();
    }

    /** Whether there are figures of a pool yet. */
    public boolean hasState(final String pool) {
        return stateOf(pool).isOk();
    }

    private Answer stateOf(final String pool) {
        return restconf.get("data/casm-pool:pools/pool=" + pool + "/state?content=nonconfig");
    }

    /** The figures of a pool. */
    public JsonObject state(final String pool) {
        final Answer answer = stateOf(pool);
        if (!answer.isOk()) {
            throw new IllegalStateException("state of " + pool + ": " + answer);
        }
        return Json.object(answer.body(), "state");
    }

    /** One figure of a pool. */
    public BigInteger figure(final String pool, final String name) {
        return new BigInteger(Json.need(state(pool), name));
    }
}
