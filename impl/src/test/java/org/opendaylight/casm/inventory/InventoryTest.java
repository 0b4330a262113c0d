/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Owner;

/** Exports in the columns of the systems they come from. */
class InventoryTest {
    private static List<Row> read(final String text) throws MalformedInventoryException {
        return Inventory.read(text, Inventory.Format.AUTO);
    }

    private static Row.Block block(final Row row) {
        return assertInstanceOf(Row.Block.class, row);
    }

    private static void assertBlock(final Row row, final int number, final String range, final Owner owner) {
        assertEquals(number, row.number());
        assertEquals(AddressRange.parse(range), block(row).range());
        assertEquals(owner, block(row).owner());
    }

    private static Owner owner(final String tenant, final String device, final String port, final String host) {
        return new Owner(tenant, null, device, port, null, host);
    }

    @Test
    void readsPrefixesOfNetBoxAsCsv() throws MalformedInventoryException {
        final var rows = read("""
            Prefix,Status,Children,VRF,Utilization,Tenant,Scope,VLAN,Role,Description
            10.0.0.0/8,Container,3,Global,10.0,,,,,Everything
            10.1.0.0/24,Active,0,Global,0,ACME Corp,Berlin,Office (100),Access,"Floor 1, left"
            2001:db8:1::/48,Reserved,0,red,0,,,,,
            """);

        assertEquals(3, rows.size());
        assertTrue(assertInstanceOf(Row.Skipped.class, rows.get(0)).reason().contains("Container"));
        assertBlock(rows.get(1), 3, "10.1.0.0/24", owner("ACME Corp", null, null, null));
        assertEquals("Floor 1, left", block(rows.get(1)).terms().purpose());
        assertEquals("Active", block(rows.get(1)).terms().attributes().get("status"));
        assertEquals("Office (100)", block(rows.get(1)).terms().attributes().get("vlan"));
        assertEquals(Row.Place.UNKNOWN, block(rows.get(1)).place());
        assertEquals("red", block(rows.get(2)).place().vrf());
    }

    @Test
    void readsPrefixesAndAddressesOfNetBoxAsJson() throws MalformedInventoryException {
        final var rows = read("""
            {"count": 4, "next": null, "results": [
              {"id": 1, "prefix": "10.1.0.0/24", "family": {"value": 4, "label": "IPv4"},
               "vrf": {"id": 3, "name": "red", "rd": "65000:1"}, "tenant": {"id": 1, "name": "ACME", "slug": "acme"},
               "status": {"value": "active", "label": "Active"}, "role": null, "is_pool": false, "description": ""},
              {"id": 2, "prefix": "10.0.0.0/8", "vrf": null, "status": {"value": "container", "label": "Container"}},
              {"id": 3, "address": "10.2.0.1/24", "vrf": null, "status": {"value": "dhcp", "label": "DHCP"},
               "assigned_object": {"id": 9, "display": "eth0", "name": "eth0", "device": {"id": 5, "name": "pe1"}},
               "dns_name": "pe1.example.net"},
              {"id": 4, "start_address": "10.3.0.10/24", "end_address": "10.3.0.20/24", "size": 11, "vrf": null,
               "status": {"value": "active", "label": "Active"}}
            ]}
            """);

        assertBlock(rows.get(0), 1, "10.1.0.0/24", owner("ACME", null, null, null));
        assertEquals("red", block(rows.get(0)).place().vrf());
        assertInstanceOf(Row.Skipped.class, rows.get(1));
        assertBlock(rows.get(2), 3, "10.2.0.1/32", owner(null, "pe1", "eth0", "pe1.example.net"));
        assertBlock(rows.get(3), 4, "10.3.0.10-10.3.0.20", Owner.NONE);
    }

    @Test
    void skipsAggregatesOfNetBox() throws MalformedInventoryException {
        final var rows = read("prefix,rir,date_added,description\n192.0.2.0/24,RIPE,,\n");

        assertTrue(assertInstanceOf(Row.Skipped.class, rows.getFirst()).reason().contains("RIPE"));
    }

    @Test
    void readsSubnetsAndAddressesOfPhpIpam() throws MalformedInventoryException {
        final var subnets = read("""
            Section;Subnet;Mask;Description;VLAN;VRF;Device
            Customers;10.10.1.0;24;Office;;red;sw1
            Customers;10.10.2.0;255.255.254.0;Lab;;default;
            """);
        final var addresses = read("""
            10.10.3.0/24 - Servers,,,,,,,,

            ip address,ip state,description,hostname,mac,owner,device,port,note
            10.10.3.4,Used,Web server,web1,52:54:00:12:34:56,ops,sw1,ge-0/0/1,
            ip address,ip state,description,hostname,mac,owner,device,port,note
            10.10.3.5,Reserved,,,,,,,
            """);
        final var json = read("""
            {"code": 200, "success": true, "data": [
              {"id": "2", "subnet": "10.20.0.0", "mask": "16", "masterSubnetId": "0", "isFolder": "0", "vrfId": null},
              {"id": "3", "subnet": "10.20.1.0", "mask": "24", "masterSubnetId": "2", "isFolder": "0", "vrfId": "0"},
              {"id": "4", "subnet": "10.20.2.0", "mask": "24", "masterSubnetId": "2", "isFolder": "0", "vrfId": "7"},
              {"id": "5", "subnet": "0.0.0.0", "mask": "0", "description": "Lab", "isFolder": "1"},
              {"id": "9", "subnetId": "3", "ip": "10.20.1.5", "hostname": "db1", "tag": "2", "owner": "ops"}
            ]}
            """);

        assertBlock(subnets.get(0), 2, "10.10.1.0/24", owner(null, "sw1", null, null));
        assertEquals("red", block(subnets.get(0)).place().vrf());
        assertBlock(subnets.get(1), 3, "10.10.2.0/23", Owner.NONE);
        assertEquals(2, addresses.size());
        assertBlock(addresses.get(0), 4, "10.10.3.4/32", owner(null, "sw1", "ge-0/0/1", "web1"));
        assertEquals("52:54:00:12:34:56", block(addresses.get(0)).terms().attributes().get("mac"));
        assertBlock(addresses.get(1), 6, "10.10.3.5/32", Owner.NONE);
        assertTrue(assertInstanceOf(Row.Skipped.class, json.get(0)).reason().contains("master"));
        assertBlock(json.get(1), 2, "10.20.1.0/24", Owner.NONE);
        assertEquals("vrfid", assertInstanceOf(Row.Malformed.class, json.get(2)).column());
        assertTrue(assertInstanceOf(Row.Skipped.class, json.get(3)).reason().contains("folder"));
        assertBlock(json.get(4), 5, "10.20.1.5/32", owner(null, null, null, "db1"));
    }

    @Test
    void readsPrefixesOfNipap() throws MalformedInventoryException {
        final var csv = read("""
            prefix\ttype\tstatus\tvrf_rt\tvrf_name\tnode\tcustomer_id\torder_id\tdescription
            10.0.0.0/16\treservation\tassigned\t-\tdefault\t\t\t\tAll of it
            10.0.1.0/24\tassignment\tassigned\t-\tdefault\t\tC-77\tO-1\tLink nets
            10.0.1.1/32\thost\tassigned\t-\tdefault\tcr1\tC-77\t\tcr1
            2001:db8:2::/64\tassignment\tassigned\t65000:7\t\t\t\t\t
            """);
        final var json = read("""
            {"search_options": {"max_result": 50}, "result": [
              {"prefix": "10.0.2.0/24", "display_prefix": "10.0.2.0/24", "type": "assignment", "status": "assigned",
               "vrf_rt": null, "vrf_name": "default", "node": null, "customer_id": "C-1", "tags": ["a"], "avps": {}}]}
            """);

        assertTrue(assertInstanceOf(Row.Skipped.class, csv.get(0)).reason().contains("reservation"));
        assertBlock(csv.get(1), 3, "10.0.1.0/24", new Owner("C-77", null, null, null, "O-1", null));
        assertBlock(csv.get(2), 4, "10.0.1.1/32", owner("C-77", "cr1", null, null));
        assertEquals("65000:7", block(csv.get(3)).place().vrf());
        assertBlock(json.getFirst(), 1, "10.0.2.0/24", owner("C-1", null, null, null));
    }

    @Test
    void namesRowAndColumnOfWhatCannotBeRead() throws MalformedInventoryException {
        final var rows = read("""
            \uFEFFprefix,mask,tenant
            10.0.0.1/24,,
            10.0.300.0/24,,
            10.0.4.0,,
            10.0.5.0,255.0.255.0,
            10.0.6.0/33,,
            ,,nobody
            10.0.7.0/24,,%s
            """.formatted("x".repeat(129)));

        final var columns = rows.stream().map(row -> assertInstanceOf(Row.Malformed.class, row))
            .map(row -> row.number() + " " + row.column()).toList();
        assertEquals(List.of("2 prefix", "3 prefix", "4 prefix", "5 prefix", "6 prefix", "7 null", "8 tenant"),
            columns);
        assertTrue(((Row.Malformed) rows.getFirst()).reason().contains("10.0.0.0/24"), rows.getFirst()::toString);
    }

    @Test
    void refusesTextsThatAreNoTables() {
        for (var text : List.of("", "name,colour\na,b\n", "[1, 2]", "{\"results\": 3}", "[{\"prefix\": ", "{",
                "{\"a\": [}", "prefix,a\n\"10.0.0.0/8,b\n")) {
            assertThrows(MalformedInventoryException.class, () -> read(text), text);
        }
    }
}
