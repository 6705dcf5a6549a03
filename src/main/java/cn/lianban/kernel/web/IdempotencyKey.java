package cn.lianban.kernel.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * The key by which a repeated request is recognised.
 *
 * @param key chosen by the sender, from the header {@code Idempotency-Key}
 * @param digest of the request's content; the order of fields and white space do not change it
 */
public record IdempotencyKey(String key, String digest) {

  private static final int LONGEST_KEY = 200;

  /**
   * @throws BadInput for a key that is empty or too long
   */
  public static IdempotencyKey of(String key, JsonNode body) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new BadInput("Idempotency-Key", "幂等键 Idempotency-Key 应为 1 至 " + LONGEST_KEY + " 个字符");
    }
    return new IdempotencyKey(key, digest(body));
  }

  private static String digest(JsonNode body) {
    return Sha256.hex(ordered(body).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Object ordered(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    TreeMap<String, Object> fields = new TreeMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), ordered(field.getValue())));
    return fields;
  }
}
