#
# Copyright (c) 2026 The CASM Authors and others. All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Part of casm: start, run, stop, status and rebuild of an instance.

# Everything up to the process: distribution, folder, checks
prepare() {
    if is_running; then
        die "already running: process $PID, data in $INSTANCE"
    fi
    set_ports
    build
    need_java run
    dist=$(current_dist)
    mkdir -p "$INSTANCE" || exit 1
    INSTANCE=$(cd "$INSTANCE" && pwd -P)
    check_ports
    check_bind "$dist"
    update_settings "$dist"
    if [ "$JAVA_RELEASE" -ge 24 ]; then
        warn "Karaf's ssh shell does not work on Java $JAVA_RELEASE (everything else does);" \
            "to use it, set CASM_JAVA_HOME to a Java 21"
    fi
}

# Becomes the controller; $1 is Karaf's mode, server or run
become_karaf() {
    KARAF_BASE=$INSTANCE KARAF_DATA=$INSTANCE/data KARAF_ETC=$INSTANCE/etc KARAF_EXEC=exec
    KARAF_SYSTEM_OPTS="-Dcasm.bind.address=$BIND -Dcasm.port.restconf=$RESTCONF_PORT
        -Dcasm.port.restconf.netty=$NETTY_PORT -Dcasm.port.ssh=$SSH_PORT -Dcasm.port.jmx.registry=$JMX_REGISTRY_PORT
        -Dcasm.port.jmx.server=$JMX_SERVER_PORT -Dcasm.port.cluster=$CLUSTER_PORT
        -Dcasm.port.callhome.ssh=$CALLHOME_SSH_PORT -Dcasm.port.callhome.tls=$CALLHOME_TLS_PORT"
    export KARAF_BASE KARAF_DATA KARAF_ETC KARAF_EXEC KARAF_SYSTEM_OPTS
    unset KARAF_HOME
    if [ "$1" = server ] && command -v setsid >/dev/null; then
        # A session of its own: Ctrl-C in this terminal does not reach it
        exec setsid "$dist/bin/karaf" "$1"
    fi
    exec "$dist/bin/karaf" "$1"
}

# Notes down process $1, which has just become the controller
note_process() {
    mkdir -p "$dist/used-by"
    printf '%s\n' "$OFFSET" >"$INSTANCE/run/offset"
    printf '%s\n' "$BIND" >"$INSTANCE/run/bind"
    printf '%s\n' "$dist" >"$INSTANCE/run/distribution"
    printf '%s %s\n' "$1" "$(process_start "$1")" >"$INSTANCE/run/process"
    cp "$INSTANCE/run/process" "$dist/used-by/$1"
}

casm_start() {
    prepare
    (
        trap '' HUP INT
        become_karaf server
    ) >"$INSTANCE/data/log/console.log" 2>&1 </dev/null &
    child=$!
    note_process "$child"
    say "Starting the controller with Java $JAVA_RELEASE, data in $INSTANCE"
    began=$(date +%s)
    if ! await_ready; then
        tail -n 5 "$INSTANCE/data/log/console.log" >&2
        grep -E ' ERROR ' "$INSTANCE/data/log/karaf.log" 2>/dev/null | tail -n 5 | cut -c 1-300 >&2
        [ "$REFUSED" = yes ] || stop_process
        hint_rebuild
        die "$REASON. Logs: $INSTANCE/data/log"
    fi
    say "Serving after $(($(date +%s) - began)) s (process $PID)"
    print_where
}

# A controller whose datastore is damaged refuses every account, so its answers do not tell
hint_rebuild() {
    [ -f "$INSTANCE/casm/events.db" ] && [ -d "$INSTANCE/state" ] || return 0
    warn "if its datastore is damaged: casm stop, casm rebuild and casm start, each with --data $INSTANCE, make a new one" \
        "from the event store; no lease is lost"
}

print_where() {
    say "  RESTCONF   $RESTCONF"
    say "             http://$ASK:$NETTY_PORT/restconf"
    say "  log        $INSTANCE/data/log/karaf.log"
    unsafe_settings | while read -r line; do
        warn "WARNING: $line"
    done
}

casm_run() {
    prepare
    (become_karaf run) </dev/null &
    child=$!
    note_process "$child"
    trap 'kill -TERM "$child" 2>/dev/null' INT TERM HUP
    if await_ready; then
        say "Serving (process $child); Ctrl-C stops it"
        print_where
    elif is_running; then
        warn "$REASON"
    fi
    # A trapped signal ends the first wait, not the controller
    wait "$child"
    result=$?
    while kill -0 "$child" 2>/dev/null; do
        wait "$child"
        result=$?
    done
    forget_process
    return "$result"
}

# Waits until the controller serves; else sets REASON, and REFUSED to yes when it may serve others
await_ready() {
    REASON="the controller ended by itself" REFUSED=no refused_since=
    deadline=$(($(date +%s) + ${CASM_START_TIMEOUT:-230}))
    while is_running; do
        if ask_health; then
            return 0
        fi
        # While it starts, it refuses every account for a while, on a busy machine for long
        now=$(date +%s)
        [ "$code" = 401 ] && refused_since=${refused_since:-$now} || refused_since=
        if [ -n "$refused_since" ] && [ $((now - refused_since)) -ge 120 ]; then
            REASON="the controller runs, but refuses the account ${CASM_USER:-admin}: set CASM_USER and CASM_PASSWORD"
            REFUSED=yes
            return 1
        fi
        if [ "$now" -ge "$deadline" ]; then
            REASON="the controller did not come up: $HEALTH after ${CASM_START_TIMEOUT:-230} s"
            return 1
        fi
        sleep 0.5
    done
    return 1
}

# Whether the controller serves; sets HEALTH to one line about it
ask_health() {
    body=$INSTANCE/run/answer
    rm -f "$body"
    path=data/casm-allocation:coordinator?content=nonconfig
    has_coordinator || path=data/network-topology:network-topology?content=config
    code=$(http_get "$RESTCONF/$path" "$body")
    state=$(sed -n 's/.*"state" *: *"\([^"]*\)".*/\1/p' "$body" 2>/dev/null | head -n 1)
    case $code in
        000) HEALTH="RESTCONF does not answer" ;;
        401) HEALTH="RESTCONF refuses the account ${CASM_USER:-admin} (still starting, or another CASM_PASSWORD is needed)" ;;
        200 | 409)
            if ! has_coordinator; then
                HEALTH="RESTCONF answers"
                return 0
            fi
            HEALTH="the Coordinator is ${state:-not there yet}"
            [ "$state" = active ]
            return
            ;;
        *) HEALTH="RESTCONF answers $code" ;;
    esac
    return 1
}

# Whether the distribution the controller runs from has a Coordinator
has_coordinator() {
    impl=$(find "$(cat "$INSTANCE/run/distribution")/system/org/opendaylight/casm/casm-impl" -name '*.jar' 2>/dev/null)
    [ -n "$impl" ] && LC_ALL=C grep -aq 'OSGI-INF/blueprint/casm.xml' "$impl"
}

casm_stop() {
    if ! is_running; then
        say "Not running: $INSTANCE"
        return
    fi
    stop_process || die "process $PID does not end; data in $INSTANCE"
    say "Stopped (process $PID)"
}

stop_process() {
    is_running || return 0
    kill -TERM "$PID"
    seconds=0
    while is_process "$process"; do
        if [ "$seconds" -eq 60 ]; then
            warn "process $PID does not stop, killing it"
            kill -KILL "$PID"
        fi
        [ "$seconds" -lt 70 ] || return 1
        seconds=$((seconds + 1))
        sleep 1
    done
    forget_process
}

forget_process() {
    rm -f "$INSTANCE/run/process"
}

casm_status() {
    if ! is_running; then
        say "stopped   $INSTANCE"
        [ ! -f "$INSTANCE/run/process" ] || say "          it ended without \"casm stop\""
        exit 3
    fi
    result=0
    ask_health || result=1
    [ "$result" -eq 0 ] && say "healthy   $HEALTH" || say "sick      $HEALTH"
    say "  process    $PID, $(sed -n 's/^VmRSS:[ \t]*\([0-9]*\) kB/\1/p' "/proc/$PID/status" 2>/dev/null) KiB"
    say "  data       $INSTANCE"
    print_where
    if [ -n "$(unsafe_settings)" ]; then
        result=1
    elif grep -q '"unsafe-settings" *: *true' "$body" 2>/dev/null; then
        warn "WARNING: the controller runs with unsafe datastore settings, other than those in its etc folder: restart it"
        result=1
    fi
    exit "$result"
}

casm_rebuild() {
    ! is_running || die "stop the controller first: process $PID"
    [ -d "$INSTANCE/state" ] || die "no datastore in $INSTANCE"
    aside=state.$(date +%Y%m%d-%H%M%S)
    mv "$INSTANCE/state" "$INSTANCE/$aside" || die "cannot move $INSTANCE/state"
    rm -rf "${INSTANCE:?}/data/cache"
    say "The datastore is now in $INSTANCE/$aside"
    say "The next start makes a new one from the event store in $INSTANCE/casm"
}
