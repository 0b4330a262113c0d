#
# Copyright (c) 2026 The CASM Authors and others. All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Part of casm: runs the reference device agent.

# Runs the agent with the rest as arguments
run_agent() {
    if [ "${1:-}" = netconf ]; then
        shift
        run_main org.opendaylight.casm.tests.device.agent.NetconfAgentMain "$@"
    fi
    build
    need_java run
    jar=$(find "$CASM_ROOT/device-agent/target" -maxdepth 1 -name 'casm-device-agent-*.jar' ! -name '*-sources.jar' \
        ! -name '*-javadoc.jar' 2>/dev/null | head -n 1)
    [ -n "$jar" ] || die "no device agent in $CASM_ROOT/device-agent/target; casm build makes it"
    exec "$JAVA_HOME/bin/java" -cp "$jar:$CASM_ROOT/device-agent/target/lib/*" org.opendaylight.casm.agent.Main "$@"
}
