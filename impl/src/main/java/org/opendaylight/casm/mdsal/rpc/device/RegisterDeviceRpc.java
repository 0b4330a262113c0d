/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc.device;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.casm.mdsal.map.DeviceMessageMapper;
import org.opendaylight.casm.mdsal.notify.UsagePublisher;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Period;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint32;

/** A device says that it is there and what it can do. */
final class RegisterDeviceRpc implements RegisterDevice {
    private final DeviceHolder holder;
    private final Callers callers;

    RegisterDeviceRpc(final DeviceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<RegisterDeviceOutput>> invoke(final RegisterDeviceInput input) {
        final var caller = callers.current();
        return holder.answer(devices -> devices.register(DeviceMessageMapper.header(input),
            DeviceMessageMapper.abilities(input), caller), (serving, reply) -> {
                final var profile = serving.devices().profile(input.requireDeviceId());
                return new RegisterDeviceOutputBuilder().setResult(DeviceHolder.result(reply))
                    .setKeepaliveInterval(profile.map(known -> seconds(known.liveness().keepaliveInterval()))
                        .orElse(null))
                    .setReportInterval(profile.map(known -> seconds(known.reportInterval())).orElse(null))
                    .setSamplingInterval(profile.map(known -> seconds(known.reporting().terms().samplingInterval()))
                        .orElse(null))
                    .setPeriod(profile.map(known -> periods(known.reporting().terms().periods())).orElse(null))
                    .setIpv4High(profile.map(known -> UsagePublisher.percent(known.reporting().ipv4High()))
                        .orElse(null))
                    .setIpv6High(profile.map(known -> UsagePublisher.percent(known.reporting().ipv6High()))
                        .orElse(null))
                    .setLow(profile.map(known -> UsagePublisher.percent(known.reporting().low())).orElse(null))
                    .build();
            });
    }

    private static Set<Period> periods(final Set<String> names) {
        return names.stream().map(Period::forName).collect(Collectors.toSet());
    }

    private static Seconds seconds(final long value) {
        return new Seconds(Uint32.valueOf(value));
    }
}
