/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;

/**
 * Tells whether an account of a stopped controller has its own name as password, as the first account of a fresh
 * OpenDaylight has. The argument is the path of the AAA database without {@code .mv.db}. Exit code 0: no such account; 1:
 * there is one; anything else: cannot tell.
 */
public final class DefaultPassword {
    /** What AAA's password service does when nobody configured it. */
    private static final String ALGORITHM = "SHA-512";
    private static final int ITERATIONS = 20_000;

    private DefaultPassword() {
        // Never instantiated
    }

    public static void main(final String[] args) throws SQLException, GeneralSecurityException {
        // Account and password of the file itself are constants in AAA; they protect nothing
        try (var connection = DriverManager.getConnection("jdbc:h2:" + args[0] + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r",
                "foo", "bar");
                var statement = connection.createStatement();
                var users = statement.executeQuery("select NAME, PASSWORD, SALT from AAA_USERS where ENABLED")) {
            while (users.next()) {
                if (hash(users.getString(1), users.getString(3)).equals(users.getString(2))) {
                    System.exit(1);
                }
            }
        }
    }

    private static String hash(final String password, final String salt) throws GeneralSecurityException {
        final var digest = MessageDigest.getInstance(ALGORITHM);
        digest.update(Base64.getDecoder().decode(salt));
        byte[] hashed = digest.digest(password.getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i < ITERATIONS; i++) {
            hashed = digest.digest(hashed);
        }
        return Base64.getEncoder().encodeToString(hashed);
    }
}
