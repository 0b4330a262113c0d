/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.yangtools.concepts.Registration;

@ExtendWith(MockitoExtension.class)
class SingletonAdapterTest {
    @Mock
    private ClusterSingletonServiceProvider cluster;
    @Mock
    private Registration election;

    private final List<String> seen = new ArrayList<>();

    private SingletonAdapter adapter(final boolean works) {
        return new SingletonAdapter("Test", cluster) {
            @Override
            protected Registration begin() throws IOException {
                if (!works) {
                    throw new IOException("cannot be read");
                }
                seen.add("begun");
                return () -> seen.add("ended");
            }
        };
    }

    @Test
    void runsOnlyWhileItIsTheWinner() {
        final var adapter = adapter(true);

        adapter.instantiateServiceInstance();
        adapter.closeServiceInstance();
        adapter.closeServiceInstance();
        adapter.instantiateServiceInstance();

        assertEquals(List.of("begun", "ended", "begun"), seen);
    }

    @Test
    void endsATermThatNeverBegan() {
        final var adapter = adapter(false);

        adapter.instantiateServiceInstance();
        adapter.closeServiceInstance();

        assertEquals(List.of(), seen);
    }

    @Test
    void leavesTheElectionOnce() {
        final var adapter = adapter(true);
        doReturn(election).when(cluster).registerClusterSingletonService(adapter);

        adapter.start();
        adapter.close();
        adapter.close();

        verify(election).close();
        verifyNoMoreInteractions(election);
    }
}
