#
# Copyright (c) 2026 The CASM Authors and others. All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Part of casm: messages, and the tools it needs (Java, Maven, an HTTP client).

MAVEN_VERSION=3.9.11
MAVEN_AT_LEAST=3.9.5
MAVEN_DIST=$CASM_ROOT/.mvn/dist
JAVA_AT_LEAST=21

say() {
    printf '%s\n' "$*"
}

warn() {
    printf 'casm: %s\n' "$*" >&2
}

die() {
    warn "$*"
    exit 1
}

die_usage() {
    warn "$*"
    exit 2
}

no_options() {
    [ $# -eq 0 ] || die_usage "unexpected argument: $1"
}

# Feature release of the Java in $1, 0 when there is none
java_release() {
    [ -x "$1/bin/java" ] || { echo 0; return; }
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$release" ] || release=$("$1/bin/java" -version 2>&1 | sed -n 's/^[^"]*version "\([0-9]*\).*/\1/p')
    echo "${release:-0}"
}

# Whether the Java in $1 can do $2, build or run
java_fits() {
    [ "$(java_release "$1")" -ge "$JAVA_AT_LEAST" ] || return 1
    [ "$2" = run ] || [ -x "$1/bin/javac" ]
}

java_on_path() {
    program=$(command -v javac || command -v java) || return 1
    while [ -h "$program" ]; do
        link=$(readlink "$program")
        case $link in
            /*) program=$link ;;
            *) program=$(dirname "$program")/$link ;;
        esac
    done
    dirname "$(dirname "$program")"
}

# The oldest fitting Java in the usual folders: 21 is what the platform is made for
java_installed() {
    best='' best_release=9999
    for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        java_fits "$home" "$1" || continue
        release=$(java_release "$home")
        if [ "$release" -lt "$best_release" ]; then
            best=$home best_release=$release
        fi
    done
    echo "$best"
}

# Sets JAVA_HOME and JAVA_RELEASE to a Java that can do $1, build or run
need_java() {
    if [ -n "${CASM_JAVA_HOME:-}" ]; then
        java_fits "$CASM_JAVA_HOME" "$1" \
            || die "CASM_JAVA_HOME=$CASM_JAVA_HOME is not a JDK $JAVA_AT_LEAST or newer that can $1 CASM"
        found=$CASM_JAVA_HOME
    elif [ -n "${JAVA_HOME:-}" ] && java_fits "$JAVA_HOME" "$1"; then
        found=$JAVA_HOME
    else
        found=$(java_on_path || true)
        java_fits "${found:-/nonexistent}" "$1" || found=$(java_installed "$1")
    fi
    [ -n "$found" ] || die "CASM needs a JDK $JAVA_AT_LEAST or newer and found none in CASM_JAVA_HOME, JAVA_HOME, PATH or" \
        "the usual folders. Install one (such as the package openjdk-21-jdk-headless) or set CASM_JAVA_HOME to it."
    JAVA_HOME=$found
    JAVA_RELEASE=$(java_release "$JAVA_HOME")
    export JAVA_HOME
}

# Whether version $1 is $2 or newer
version_at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

maven_version() {
    "$1" --version 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p'
}

# Sets MAVEN to a Maven new enough for OpenDaylight's plugins; the installed one fetches it from Maven Central
need_maven() {
    MAVEN=$MAVEN_DIST/apache-maven-$MAVEN_VERSION/bin/mvn
    [ -f "$MAVEN" ] && return
    installed=$(command -v mvn) \
        || die "CASM is built by Maven and found none. Install one, whatever version (package maven): it fetches $MAVEN_VERSION."
    say "Fetching Maven $MAVEN_VERSION"
    mkdir -p "$MAVEN_DIST"
    # The plugin leaves its notes in the folder it is run in, under a name that takes a project to resolve
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/casm-fetch.XXXXXX") || exit 1
    (cd "$scratch" && "$installed" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        -Dartifact="org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" \
        -DoutputDirectory="$MAVEN_DIST" -Dmdep.useBaseVersion=true) >"$MAVEN_DIST/fetch.log" 2>&1
    fetched=$?
    rm -rf "$scratch"
    if [ "$fetched" -eq 0 ] && [ -f "$MAVEN" ]; then
        chmod +x "$MAVEN"
        return
    fi
    version=$(maven_version "$installed")
    version_at_least "${version:-0}" "$MAVEN_AT_LEAST" || die "cannot fetch Maven $MAVEN_VERSION (see" \
        "$MAVEN_DIST/fetch.log), and the one installed, ${version:-unknown}, is older than $MAVEN_AT_LEAST"
    warn "cannot fetch Maven $MAVEN_VERSION, using the installed $version"
    MAVEN=$installed
}

mvn_run() {
    (cd "$CASM_ROOT" && env -u MAVEN_HOME -u M2_HOME "$MAVEN" -B -ntp "$@")
}

# Prints the HTTP status of a GET of $1 with the account in CASM_USER and CASM_PASSWORD, and writes the body to $2
http_get() {
    if command -v curl >/dev/null; then
        code=$(printf 'user = "%s:%s"\n' "${CASM_USER:-admin}" "${CASM_PASSWORD:-admin}" \
            | curl -q -s -K - --noproxy '*' -m 10 -H 'Accept: application/yang-data+json' -o "$2" -w '%{http_code}' "$1")
        echo "${code:-000}"
    elif command -v wget >/dev/null; then
        code=$(wget -q --no-proxy -T 10 -t 1 -S --content-on-error --header='Accept: application/yang-data+json' \
            --auth-no-challenge --user="${CASM_USER:-admin}" --password="${CASM_PASSWORD:-admin}" -O "$2" "$1" 2>&1 \
            | sed -n 's/^ *HTTP\/[0-9.]* \([0-9]*\).*/\1/p' | tail -n 1)
        echo "${code:-000}"
    else
        die "need curl or wget to ask the controller"
    fi
}
