/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static java.util.Objects.requireNonNull;

/**
 * What the Coordinator and the RESTCONF requests before it have to tell each other, which the platform does not pass
 * on.
 *
 * @param refusals why a commit was refused, for the answer
 * @param editors who asks for a commit, for the log
 * @param denials what never got as far as that, for the log
 */
public record FrontEnd(CommitRefusals refusals, Editors editors, Denials denials) {
    public FrontEnd {
        requireNonNull(refusals);
        requireNonNull(editors);
        requireNonNull(denials);
    }

    /** A front end of which nothing is known yet. */
    public static FrontEnd create() {
        return new FrontEnd(new CommitRefusals(), new Editors(), new Denials());
    }
}
