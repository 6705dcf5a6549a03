package cn.lianban.access;

import java.security.SecureRandom;

/** Passwords that are handed over and let their owner in once. */
final class OneTimePasswords {

  /** Without what is read for something else: 0 and O, 1, l and I. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int GROUPS_OF_PASSWORD = 4;
  private static final int LETTERS_OF_GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePasswords() {}

  static String random() {
    StringBuilder password = new StringBuilder();
    for (int group = 0; group < GROUPS_OF_PASSWORD; group++) {
      if (group > 0) {
        password.append('-');
      }
      for (int letter = 0; letter < LETTERS_OF_GROUP; letter++) {
        password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
      }
    }
    return password.toString();
  }
}
