package cn.lianban.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Sends requests byte by byte as given, valid or not, through the real server. */
final class Wire {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;

  Wire(int port) {
    this.port = port;
  }

  /** A request that is sent as it stands; headers may be changed, null takes one away. */
  record Request(
      String account, String method, String path, byte[] body, Map<String, String> headers) {

    static Request of(String account, String method, String path, String json) {
      Map<String, String> headers = new LinkedHashMap<>();
      if (json != null) {
        headers.put("Content-Type", "application/json");
      }
      return new Request(
          account,
          method,
          path,
          json == null ? null : json.getBytes(StandardCharsets.UTF_8),
          headers);
    }

    Request with(String header, String value) {
      Map<String, String> changed = new LinkedHashMap<>(headers);
      if (value == null) {
        changed.remove(header);
      } else {
        changed.put(header, value);
      }
      return new Request(account, method, path, body, changed);
    }

    Request withKey() {
      return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    Request bytes(byte[] content) {
      return new Request(account, method, path, content, headers);
    }
  }

  /** What came back. */
  record Reply(int status, String type, String text, HttpResponse<String> response) {

    JsonNode json() {
      try {
        return type.contains("json") ? JSON.readTree(text) : MissingNode.getInstance();
      } catch (IOException notJson) {
        throw new AssertionError("not JSON: " + text, notJson);
      }
    }
  }

  Reply send(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + request.path()))
            .method(
                request.method(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::setHeader);
    if (request.account() != null) {
      byte[] pair = (request.account() + ":demo").getBytes(StandardCharsets.UTF_8);
      builder.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body(),
          response);
    } catch (IOException failure) {
      throw new AssertionError(
          request.method() + " " + request.path() + " was not answered", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A file in a form, its name as it is put on the wire. */
  static Request upload(String account, String path, String part, String fileName, byte[] content) {
    String boundary = "----lianban" + UUID.randomUUID();
    byte[] head =
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + part
                + "\""
                + (fileName == null ? "" : "; filename=\"" + fileName + "\"")
                + "\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[head.length + content.length + tail.length];
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(content, 0, body, head.length, content.length);
    System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
    return new Request(
        account,
        "POST",
        path,
        body,
        Map.of("Content-Type", "multipart/form-data; boundary=" + boundary));
  }
}
