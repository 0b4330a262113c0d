/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;

/**
 * One controller for all classes, started by the first one and stopped after the last. A class may stop, kill or
 * restart it, as long as a later start finds a healthy instance; one that may leave it damaged takes a controller of
 * its own.
 * Each class uses address spaces and pools with names of its own.
 */
public final class SharedController implements BeforeAllCallback, ParameterResolver {
    private static final System.Logger LOG = System.getLogger(SharedController.class.getName());
    private static final Namespace NAMESPACE = Namespace.create(SharedController.class);

    /** Closed by JUnit after the last class. */
    private static final class Holder implements AutoCloseable {
        private Controller controller = new Controller(Controller.folder("shared"));
        private int number;

        Holder() {
            // also when the tests are interrupted
            Runtime.getRuntime().addShutdownHook(new Thread(() -> controller.close()));
        }

        Controller running() {
            if (controller.isRunning() && isHealthy()) {
                return controller;
            }
            if (number > 0) {
                LOG.log(Level.WARNING, "The shared controller is not healthy; starting a fresh one. Old data: {0}",
                    controller.data());
                controller.close();
                controller = new Controller(Controller.folder("shared-" + number));
            }
            number++;
            return controller.start();
        }

        /** A controller that is busy may not answer the first time. */
        private boolean isHealthy() {
            for (int i = 0; i < 5; i++) {
                if (controller.status().exitCode() == 0) {
                    return true;
                }
                Await.pause();
            }
            return false;
        }

        @Override
        public void close() {
            if (controller.isRunning()) {
                controller.stop();
            }
            controller.close();
        }
    }

    @Override
    public void beforeAll(final ExtensionContext context) {
        holder(context).running();
    }

    private static Holder holder(final ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Holder.class, key -> new Holder(),
            Holder.class);
    }

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        final Class<?> type = parameter.getParameter().getType();
        return type == Controller.class || type == CasmClient.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        final Controller controller = holder(context).controller;
        return parameter.getParameter().getType() == Controller.class ? controller
            : new CasmClient(controller.restconf());
    }
}
