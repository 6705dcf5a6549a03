package cn.lianban.testing;

import java.util.Map;

/** The facts of an application for support in advance of a certificate (R07-2c). */
public final class Advance {

  private Advance() {}

  /** For a product in the priority approval, with the amount that is asked for. */
  public static Map<String, Object> of(int requestedAmount) {
    return Map.of(
        "pathway",
        "priority-approval",
        "certificateObtained",
        false,
        "requestedAmount",
        requestedAmount);
  }
}
