/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.run.Arguments.Wrong;
import org.opendaylight.casm.agent.state.Settings;
import org.opendaylight.casm.agent.state.Settings.Intervals;
import org.opendaylight.casm.agent.state.Settings.Thresholds;
import org.opendaylight.casm.agent.transport.Account;
import org.opendaylight.casm.agent.transport.Clients;
import org.opendaylight.casm.agent.transport.RestconfTransport;

/** What the options of the agent and of the fleet mean. */
public final class Options {
    private static final Map<String, List<String>> PROFILES = Map.of(
        "bng", List.of("name=v4,kind=ipv4-unicast,assign=32", "name=v6,kind=ipv6-unicast,assign=56"),
        "bng4", List.of("name=v4,kind=ipv4-unicast,assign=32"),
        "cgn", List.of("name=nat,kind=ipv4-unicast,mechanism=cgn,ports=1024"),
        "dhcp", List.of("name=v4,kind=ipv4-unicast,assign=32,reserved=3"));

    private Options() {
        // functions only
    }

    /**
     * The way to the Coordinator.
     *
     * @throws IOException if a file cannot be read
     */
    public static RestconfTransport transport(final Arguments arguments) throws IOException {
        final URI uri = URI.create(arguments.need("coordinator"));
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new Wrong("--coordinator has to be an http or https address, not " + uri);
        }
        final String path = Objects.requireNonNullElse(uri.getPath(), "");
        final URI root = path.isEmpty() || "/".equals(path) ? uri.resolve("/rests") : uri;
        final Path passwordFile = Path.of(arguments.need("password-file"));
        return new RestconfTransport(Clients.create(arguments.file("trust")), root,
            Account.of(arguments.need("user"), passwordFile), arguments.seconds("timeout", Duration.ofSeconds(30)));
    }

    /** What the operator set, for a device of this name. */
    public static Settings settings(final Arguments arguments, final String deviceId) {
        final List<Need> needs = needs(arguments);
        final boolean ports = needs.stream().anyMatch(need -> need.portsEach() > 0);
        final List<String> mechanisms = needs.stream().map(need -> need.item().mechanism()).flatMap(Stream::ofNullable)
            .distinct().toList();
        return new Settings(deviceId, needs, new Request.Register(List.of("casm-device-agent"), mechanisms, ports),
            thresholds(arguments), intervals(arguments));
    }

    private static Thresholds thresholds(final Arguments arguments) {
        final Thresholds usual = Thresholds.USUAL;
        return new Thresholds(arguments.number("ipv4-high", usual.ipv4High()),
            arguments.number("ipv6-high", usual.ipv6High()), arguments.number("low", usual.low()),
            arguments.number("hysteresis", usual.hysteresis()),
            arguments.number("keep-minimum", usual.keepMinimum()),
            arguments.seconds("idle-release", usual.idleRelease()));
    }

    private static Intervals intervals(final Arguments arguments) {
        final Intervals usual = Intervals.USUAL;
        return new Intervals(arguments.seconds("keepalive-interval", usual.keepalive()),
            arguments.seconds("report-interval", usual.report()),
            arguments.seconds("start-delay", usual.startDelay()), usual.margin(),
            arguments.seconds("ask-again", usual.askAgain()), arguments.number("dead-after", usual.deadAfter()));
    }

    private static List<Need> needs(final Arguments arguments) {
        final String profile = arguments.text("profile", "bng");
        final List<String> own = arguments.all("need");
        final List<String> texts = own.isEmpty() ? PROFILES.get(profile) : own;
        if (texts == null) {
            throw new Wrong("unknown profile: " + profile + "; there are " + PROFILES.keySet().stream().sorted()
                .toList());
        }
        return texts.stream().map(Options::need).toList();
    }

    /** A need such as {@code name=v4,kind=ipv4-unicast,assign=32,units=2,pool=access}. */
    static Need need(final String text) {
        final Map<String, String> values = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            final String[] parts = pair.split("=", 2);
            if (parts.length < 2 || values.put(parts[0].trim(), parts[1].trim()) != null) {
                throw new Wrong("a need is written as name=NAME,kind=KIND,..., not " + text);
            }
        }
        final Set<String> known = Set.of("name", "kind", "family", "pool", "units", "prefix-length", "count", "service",
            "mechanism", "lifetime", "assign", "ports",
            "reserved");
        values.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new Wrong("a need has no " + key + ": " + text);
        });
        final String kind = values.get("kind");
        final boolean ipv6 = "6".equals(values.get("family")) || kind != null && kind.startsWith("ipv6");
        final String lifetime = values.get("lifetime");
        try {
            return new Need(new Item(values.getOrDefault("name", "pool"), kind, values.get("pool"), hint(values),
                values.get("service"), values.get("mechanism"),
                lifetime == null ? null : Duration.ofSeconds(Long.parseLong(lifetime))), ipv6,
                Integer.parseInt(values.getOrDefault("assign", ipv6 ? "56" : "32")),
                Integer.parseInt(values.getOrDefault("ports", "0")),
                Integer.parseInt(values.getOrDefault("reserved", "0")));
        } catch (NumberFormatException e) {
            throw new Wrong(text + ": " + e.getMessage(), e);
        }
    }

    private static Item.@Nullable Hint hint(final Map<String, String> values) {
        final String units = values.get("units");
        final String length = values.get("prefix-length");
        final String count = values.get("count");
        return units != null ? Item.Hint.units(Integer.parseInt(units))
            : length != null ? Item.Hint.prefixLength(Integer.parseInt(length))
            : count != null ? new Item.Hint(0, -1, Long.parseLong(count)) : null;
    }
}
