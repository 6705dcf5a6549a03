package cn.lianban.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer of the service: status, and the body as JSON (missing where there is none). */
public record Answer(int status, String type, String location, JsonNode body) {

  /** The messages of the errors, in their order; the detail where the problem names no errors. */
  public String errors() {
    StringBuilder messages = new StringBuilder(body.path("detail").asText());
    body.path("errors")
        .forEach(
            error ->
                messages
                    .append(" | ")
                    .append(error.path("field").asText())
                    .append(": ")
                    .append(error.path("message").asText()));
    return messages.toString();
  }
}
