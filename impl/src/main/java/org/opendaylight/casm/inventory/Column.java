/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.List;
import java.util.Locale;

/**
 * What a column can be about, with its headings in exports of NetBox, phpIPAM and NIPAP. Headings are compared in lower
 * case, with one underscore for whatever is neither letter nor digit; of several columns about the same, the first of
 * the list that says something counts.
 */
enum Column {
    /** A single address; a prefix length next to it is that of its subnet. */
    ADDRESS("address", "ip_address", "ip", "ip_addr", "ipaddress"),
    /** First address of a range. */
    START("start_address", "range_start", "start"),
    /** Last address of a range. */
    END("end_address", "range_end", "end"),
    /** A block of addresses. */
    PREFIX("prefix", "network", "cidr", "subnet"),
    /** Length or mask of the block, if it is not in the block. */
    MASK("mask", "bitmask", "netmask", "subnet_mask", "prefix_length"),
    /** An object of any kind in its own notation. */
    RESOURCE("resource"),
    /** Pool of CASM. */
    POOL("casm_pool"),
    /** Address space of CASM. */
    SPACE("address_space", "casm_space"),
    /** VRF by its name. */
    VRF("vrf", "vrf_name", "network_instance"),
    /** VRF by its route distinguisher or, in NIPAP, route target. */
    VRF_RD("vrf_rd", "rd", "route_distinguisher", "vrf_rt"),
    /** VRF by a number of the other system. */
    VRF_ID("vrfid"),
    /** Tenant or customer. */
    TENANT("tenant", "tenant_name", "customer", "customer_name", "customer_id"),
    /** Device. */
    DEVICE("device", "node", "device_name", "virtual_machine", "assigned_object_device",
        "assigned_object_virtual_machine", "parent_device"),
    /** Interface of the device. */
    INTERFACE("interface", "port", "assigned_object"),
    /** Service. */
    SERVICE("service_id", "order_id"),
    /** Host or subscriber. */
    SUBSCRIBER("hostname", "dns_name", "fqdn", "subscriber"),
    /** Text for people. */
    DESCRIPTION("description", "comment", "comments", "note"),
    /** State of the block in the other system. */
    STATUS("status", "ip_state", "state", "tag"),
    /** Type of the block in NIPAP. */
    TYPE("type"),
    /** Function of the block in NetBox. */
    ROLE("role"),
    /** Registry of an aggregate in NetBox. */
    REGISTRY("rir"),
    /** 1 for a folder of phpIPAM. */
    FOLDER("isfolder", "is_folder"),
    /** Identifier in phpIPAM. */
    ID("id"),
    /** Identifier of the subnet that this one is in, in phpIPAM. */
    MASTER("mastersubnetid", "master_subnet_id"),
    /** VLAN of the block. */
    VLAN("vlan", "vlan_number"),
    /** MAC address of the host. */
    MAC("mac", "mac_address");

    private final List<String> headings;

    Column(final String... headings) {
        this.headings = List.of(headings);
    }

    /** The headings, normalised, the one that counts most first. */
    List<String> headings() {
        return headings;
    }

    /** True when a column with one of these headings says which resource a row is about. */
    static boolean namesResource(final String normalised) {
        return ADDRESS.headings.contains(normalised) || START.headings.contains(normalised)
            || PREFIX.headings.contains(normalised) || RESOURCE.headings.contains(normalised);
    }

    /** A heading in the form in which headings are compared. */
    static String normalise(final String heading) {
        final var text = new StringBuilder(heading.length());
        for (final char ch : heading.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(ch)) {
                text.append(ch);
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != '_') {
                text.append('_');
            }
        }
        final int last = text.length() - 1;
        return last >= 0 && text.charAt(last) == '_' ? text.substring(0, last) : text.toString();
    }
}
