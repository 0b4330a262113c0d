#
# Copyright (c) 2026 The CASM Authors and others. All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Part of casm: the folder of an instance, its ports, and the process that runs from it.
#
# DIR/etc, configuration   settings; a shipped file that nobody changed follows the distribution
# DIR/casm                 event store
# DIR/state                datastore
# DIR/data                 users, logs, bundle cache
# DIR/run                  process id, ports and distribution of the running controller

# Reads --data, --offset and --bind
instance_options() {
    INSTANCE='' OFFSET='' BIND=''
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --offset | --bind) [ $# -ge 2 ] || die_usage "$1 needs a value" ;;
            --data=* | --offset=* | --bind=*)
                option=${1%%=*} value=${1#*=}
                shift
                set -- "$option" "$value" "$@"
                ;;
            *) die_usage "unknown option: $1" ;;
        esac
        case $1 in
            --data) INSTANCE=$2 ;;
            --offset) OFFSET=$2 ;;
            --bind) BIND=$2 ;;
        esac
        shift 2
    done
    case $OFFSET in
        *[!0-9]*) die_usage "--offset needs a number of at least 0: $OFFSET" ;;
    esac
    [ "${#OFFSET}" -le 5 ] && [ "${OFFSET:-0}" -le 21091 ] || die_usage "--offset $OFFSET moves ports beyond 65535"
    if [ -z "$INSTANCE" ]; then
        INSTANCE=$CASM_ROOT/target/instance
        [ "${OFFSET:-0}" -eq 0 ] || INSTANCE=$INSTANCE-$OFFSET
    fi
    case $INSTANCE in
        /*) ;;
        *) INSTANCE=$(pwd)/$INSTANCE ;;
    esac
}

set_ports() {
    OFFSET=${OFFSET:-0} BIND=${BIND:-127.0.0.1}
    RESTCONF_PORT=$((8181 + OFFSET))
    NETTY_PORT=$((8182 + OFFSET))
    SSH_PORT=$((8101 + OFFSET))
    JMX_REGISTRY_PORT=$((1099 + OFFSET))
    JMX_SERVER_PORT=$((44444 + OFFSET))
    CLUSTER_PORT=$((2550 + OFFSET))
    CALLHOME_SSH_PORT=$((4334 + OFFSET))
    CALLHOME_TLS_PORT=$((4335 + OFFSET))
    case $BIND in
        0.0.0.0 | ::) ASK=127.0.0.1 ;;
        *:*) ASK=[$BIND] ;;
        *) ASK=$BIND ;;
    esac
    RESTCONF=http://$ASK:$RESTCONF_PORT/rests
}

# What tells process $1 from a later one with the same id; nothing when it has ended, even if nobody has collected it yet
process_start() {
    if [ -r "/proc/$1/stat" ]; then
        sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" && $1 != "X" { print $20 }'
    else
        ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '-'
    fi
}

# Whether "$1", a process id and its start as noted down, still is that process
is_process() {
    pid=${1%% *} noted=${1#* }
    [ -n "$pid" ] && [ -n "$noted" ] && [ "$(process_start "$pid")" = "$noted" ]
}

# Whether the controller of the instance runs; sets PID, and the ports it was started with
is_running() {
    [ -f "$INSTANCE/run/process" ] || return 1
    process=$(cat "$INSTANCE/run/process")
    is_process "$process" || return 1
    PID=${process%% *}
    OFFSET=$(cat "$INSTANCE/run/offset") BIND=$(cat "$INSTANCE/run/bind")
    set_ports
}

# Copies the settings of distribution $1 to the instance: new files, and those unchanged since the distribution before
update_settings() {
    mkdir -p "$INSTANCE/data/log" "$INSTANCE/data/tmp" "$INSTANCE/run" "$INSTANCE/deploy" "$INSTANCE/bin" "$INSTANCE/casm"
    # Each build names its list of features anew
    build_id=$(cksum <"$1/etc/org.apache.karaf.features.cfg")
    if [ "$(cat "$INSTANCE/run/settings" 2>/dev/null)" != "$build_id" ]; then
        shipped=$INSTANCE/run/shipped
        (cd "$1" && find etc configuration -type f) | while read -r file; do
            if [ ! -f "$INSTANCE/$file" ] || cmp -s "$INSTANCE/$file" "$shipped/$file"; then
                mkdir -p "$(dirname "$INSTANCE/$file")"
                cp "$1/$file" "$INSTANCE/$file"
            elif ! cmp -s "$1/$file" "$shipped/$file"; then
                warn "kept your $INSTANCE/$file; the shipped one has changed"
            fi
        done
        # The list of features to boot belongs to the distribution
        cp "$1"/etc/org.apache.karaf.features.cfg "$INSTANCE/etc/"
        rm -rf "$shipped" "${INSTANCE:?}/data/cache"
        mkdir -p "$shipped"
        cp -R "$1/etc" "$1/configuration" "$shipped/"
        printf '%s\n' "$build_id" >"$INSTANCE/run/settings"
    fi
    # Native libraries that a killed controller left behind
    rm -rf "${INSTANCE:?}/data/tmp"
    mkdir "$INSTANCE/data/tmp"
}

# Whether something listens on TCP port $1
port_taken() {
    [ -r /proc/net/tcp ] || return 1
    hex=$(printf '%04X' "$1")
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$hex" '
        { n = split($2, local, ":") }
        $4 == "0A" && local[n] == port { found = 1 }
        END { exit !found }'
}

check_ports() {
    for port in $RESTCONF_PORT $NETTY_PORT $SSH_PORT $JMX_REGISTRY_PORT $JMX_SERVER_PORT $CLUSTER_PORT \
        $CALLHOME_SSH_PORT $CALLHOME_TLS_PORT; do
        ! port_taken "$port" || die "port $port is in use; choose other ports with --offset N"
    done
}

# Refuses an address that others can reach while the account admin has the password everybody knows
check_bind() {
    case $BIND in
        127.* | localhost | ::1) return ;;
    esac
    if [ -f "$INSTANCE/data/idmlight.db.mv.db" ]; then
        h2=$(find "$1/system/com/h2database" -name 'h2-*.jar' | sort | tail -n 1)
        "$JAVA_HOME/bin/java" -cp "$h2" "$CASM_ROOT/launcher/DefaultPassword.java" "$INSTANCE/data/idmlight.db" && return
    fi
    cat >&2 <<MESSAGE
casm: not binding to $BIND: the account admin still has its default password. Change it first, on the loopback interface:
  $CASM_ROOT/casm start --data $INSTANCE --offset $OFFSET
  curl -u admin:admin -X PUT -H 'Content-Type: application/json' -d '{"password": "YOUR-PASSWORD"}' \\
      http://127.0.0.1:$RESTCONF_PORT/auth/v1/users/admin@sdn
  $CASM_ROOT/casm stop --data $INSTANCE
MESSAGE
    exit 1
}

# Warnings about datastore settings with which the platform loses acknowledged data, one a line
unsafe_settings() {
    settings=$INSTANCE/etc/org.opendaylight.controller.cluster.datastore.cfg
    awk -F '[ \t]*=[ \t]*' '
        /^[ \t]*#/ { next }
        { value[$1] = $2 }
        END {
            if (value["shard-snapshot-batch-count"] + 0 < 2000000000)
                print "shard-snapshot-batch-count is below 2000000000: run-time snapshots lose acknowledged data"
            if (value["shard-snapshot-data-threshold"] + 0 < 2000000000)
                print "shard-snapshot-data-threshold is below 2000000000: run-time snapshots lose acknowledged data"
            if (value["persistent"] == "false" || value["config.persistent"] == "false")
                print "the configuration datastore is not persistent"
        }' "$settings" 2>/dev/null || echo "cannot read $settings"
}
