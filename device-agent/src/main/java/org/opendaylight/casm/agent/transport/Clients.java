/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jdt.annotation.Nullable;

/** HTTP clients for agents. */
public final class Clients {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private Clients() {
        // functions only
    }

    /**
     * A client.
     *
     * @param trusted PEM file with the certificates of those who may sign that of the Coordinator; null for those that
     *     Java trusts
     * @throws IOException if the file cannot be read, or holds no certificates
     */
    public static HttpClient create(final @Nullable Path trusted) throws IOException {
        // the server closes idle connections; one that was closed just now costs a retransmission
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        final HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        return (trusted == null ? builder : builder.sslContext(trusting(trusted))).build();
    }

    private static SSLContext trusting(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            if (number == 0) {
                throw new IOException(file + " holds no certificates");
            }
            final var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
