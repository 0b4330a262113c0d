#
# Copyright (c) 2026 The CASM Authors and others. All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Part of casm: builds the distribution and keeps the built ones that are in use.

STAMP=$CASM_ROOT/target/built
DISTS=$CASM_ROOT/target/distribution
ASSEMBLY=$CASM_ROOT/karaf-distribution/target/assembly

# Whether a source is newer than the last build
sources_changed() {
    [ -f "$STAMP" ] && [ -n "$(current_dist)" ] || return 0
    [ -n "$(find "$CASM_ROOT" \( -name target -o -name .git -o -name .mvn -o -name docs \) -prune -o \
        \( -path '*/src/*' -o -name pom.xml \) -newer "$STAMP" -print | head -n 1)" ]
}

# The newest built distribution, or the one in CASM_DISTRIBUTION (tests run on one that is being built)
current_dist() {
    if [ -n "${CASM_DISTRIBUTION:-}" ]; then
        [ -x "$CASM_DISTRIBUTION/bin/karaf" ] || die "no distribution in CASM_DISTRIBUTION=$CASM_DISTRIBUTION"
        echo "$CASM_DISTRIBUTION"
        return
    fi
    [ -s "$STAMP" ] || return 0
    dist=$DISTS/$(cat "$STAMP")
    [ ! -x "$dist/bin/karaf" ] || echo "$dist"
}

build() {
    [ -z "${CASM_DISTRIBUTION:-}" ] && sources_changed || return 0
    need_java build
    need_maven
    say "Building CASM with Java $JAVA_RELEASE (the first time fetches about 400 MB)"
    mkdir -p "$CASM_ROOT/target"
    touch "$STAMP.start"
    # Always clean: over an old target folder the distribution silently lacks resources
    mvn_run -q -Pq -Dodlparent.dependency.skip=true clean verify >"$CASM_ROOT/target/build.log" 2>&1 || {
        grep ERROR "$CASM_ROOT/target/build.log" | awk '!seen[$0]++' | head -n 15 >&2
        die "the build failed; the whole output is in $CASM_ROOT/target/build.log"
    }
    adopt_assembly
}

# Gives the assembly a folder of its own, so that a later build does not pull it from under a running controller
adopt_assembly() {
    [ -x "$ASSEMBLY/bin/karaf" ] || die "the build made no distribution in $ASSEMBLY"
    name=$(date +%Y%m%d-%H%M%S)-$$
    mkdir -p "$DISTS"
    cp -al "$ASSEMBLY" "$DISTS/$name" 2>/dev/null || {
        rm -rf "${DISTS:?}/$name"
        cp -pR "$ASSEMBLY" "$DISTS/$name"
    }
    printf '%s\n' "$name" >"$STAMP.new"
    touch -r "$STAMP.start" "$STAMP.new"
    mv "$STAMP.new" "$STAMP"
    for old in "$DISTS"/*; do
        [ "$old" = "$DISTS/$name" ] || dist_in_use "$old" || rm -rf "$old"
    done
}

# Whether a process that runs from distribution $1 is alive
dist_in_use() {
    for user in "$1"/used-by/*; do
        [ -f "$user" ] || continue
        if is_process "$(cat "$user")"; then
            return 0
        fi
    done
    return 1
}

# Everything with all tests and checks. The containers of the feature tests load bundles from the local Maven repository,
# hence "install"; on Java 24 and later they need what setenv gives the controller.
run_tests() {
    need_java build
    need_maven
    mkdir -p "$CASM_ROOT/target"
    touch "$STAMP.start"
    set -- clean install "$@"
    if [ "$JAVA_RELEASE" -ge 24 ]; then
        mvn_run -q -Pq -pl karaf-distribution/java-version-agent clean package || die "cannot build the Java version agent"
        agent=$(mktemp -d "${TMPDIR:-/tmp}/casm-agent.XXXXXX") || exit 1
        trap 'rm -rf "$agent"' EXIT
        cp "$CASM_ROOT"/karaf-distribution/java-version-agent/target/casm-java-version-agent-*[!s].jar "$agent/agent.jar"
        JAVA_TOOL_OPTIONS="-Dio.netty.noUnsafe=false --sun-misc-unsafe-memory-access=allow -javaagent:$agent/agent.jar"
        export JAVA_TOOL_OPTIONS
        set -- -Dsft.skip=false "$@"
    fi
    log=$CASM_ROOT/target/test.log
    status_file=$CASM_ROOT/target/test.status
    { mvn_run "$@" 2>&1; echo $? >"$status_file"; } | tee "$log"
    result=$(cat "$status_file")
    say
    say "Tests by module:"
    grep -E 'Tests run:.*Failures:|Building CASM|SFT|BUILD (SUCCESS|FAILURE)' "$log" | grep -v ' -- in ' | sed 's/^\[[A-Z]*\] *//'
    [ "$result" -eq 0 ] || die "tests or checks failed (exit code $result); the whole output is in $log"
    adopt_assembly
}

# Runs main class $1 of the tests module with the rest as arguments
run_main() {
    main=$1
    shift
    build
    need_java run
    jar=$(find "$CASM_ROOT/tests/target" -maxdepth 1 -name 'casm-tests-*.jar' ! -name '*-sources.jar' 2>/dev/null | head -n 1)
    [ -n "$jar" ] || die "this version has no tests module with $main yet"
    CASM_LAUNCHER=$CASM_ROOT/casm
    export CASM_LAUNCHER
    exec "$JAVA_HOME/bin/java" -cp "$jar:$CASM_ROOT/tests/target/lib/*" "$main" "$@"
}
