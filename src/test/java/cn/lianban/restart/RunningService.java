package cn.lianban.restart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service as a separate process, as in production, which tests can kill and start again. */
final class RunningService implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/\\s*$");
  private static final int PATIENCE_SECONDS = 120;
  private static final ServiceProgram PROGRAM = ServiceProgram.packed();

  private final Process process;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private RunningService(
      Map<String, String> environment,
      List<String> options,
      List<String> program,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(program);
    command.add("--server.port=0");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    Thread reader = new Thread(this::read, "log of the service");
    reader.setDaemon(true);
    reader.start();
  }

  static RunningService start(String... arguments) {
    return start(Map.of(), List.of(), arguments);
  }

  /** As {@link #start}, on a machine with these environment variables. */
  static RunningService startWith(Map<String, String> environment, String... arguments) {
    return start(environment, List.of(), arguments);
  }

  /** On a machine that is set to this time zone. */
  static RunningService startIn(String zone, String... arguments) {
    return start(Map.of(), List.of("-Duser.timezone=" + zone), arguments);
  }

  /** The packaged service, as it is handed over. */
  static RunningService startJar(Path jar, String... arguments) {
    try {
      return new RunningService(
          Map.of(), List.of(), List.of("-jar", jar.toString()), List.of(arguments));
    } catch (IOException failure) {
      throw new AssertionError("the service cannot be started", failure);
    }
  }

  private static RunningService start(
      Map<String, String> environment, List<String> options, String... arguments) {
    try {
      List<String> program =
          List.of(
              PROGRAM.archiveOption(), "-cp", PROGRAM.classPath(), "cn.lianban.LianbanApplication");
      return new RunningService(environment, options, program, List.of(arguments));
    } catch (IOException failure) {
      throw new AssertionError("the service cannot be started", failure);
    }
  }

  /** Waits until the service has said where it is to be found. */
  RunningService ready() {
    RunningService ready = up();
    PROGRAM.keepClassesOf(process);
    return ready;
  }

  /** As {@link #ready}, for a service that is not made of the classes of the tests. */
  RunningService up() {
    try {
      port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return this;
    } catch (Exception failure) {
      throw new AssertionError("the service did not come up:\n" + String.join("\n", log), failure);
    }
  }

  /** Waits until the process has ended, and gives its log. */
  String ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the service did not end:\n" + String.join("\n", log));
    }
    return String.join("\n", log);
  }

  boolean hasLogged(String text) {
    return timesLogged(text) > 0;
  }

  /** The number of lines with this text. */
  long timesLogged(String text) {
    synchronized (log) {
      return log.stream().filter(line -> line.contains(text)).count();
    }
  }

  /** A read as this account; the password of the demonstration. */
  JsonNode get(String account, String path) {
    try {
      String credentials =
          Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port.join() + path))
              .header("Authorization", "Basic " + credentials)
              .build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(response.body());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError("GET " + path + " failed", failure);
    }
  }

  /** The account sends this as JSON; the status that is answered. */
  int post(String account, String path, Object body) {
    return send(account, path, body).statusCode();
  }

  /** As {@link #post}, with the whole answer; each request is one of its own. */
  HttpResponse<String> send(String account, String path, Object body) {
    try {
      String credentials =
          Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port.join() + path))
              .header("Authorization", "Basic " + credentials)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(
                  HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
              .build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError("POST " + path + " failed", failure);
    }
  }

  /** As {@link #post}, for what is answered. */
  JsonNode answer(String account, String path, Object body) {
    try {
      String credentials =
          Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port.join() + path))
              .header("Authorization", "Basic " + credentials)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
              .build();
      return new ObjectMapper()
          .readTree(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofString())
                  .body());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError("POST " + path + " failed", failure);
    }
  }

  /** Kill -9 of the service alone; a database of its own lives on. */
  RunningService kill() {
    process.destroyForcibly();
    process.onExit().join();
    return this;
  }

  /** Kill -9 of the service and of everything that it has started. */
  void killWithEverything() {
    List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
    kill();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(child -> child.onExit().join());
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      killWithEverything();
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        Matcher address = ADDRESS.matcher(line);
        if (address.find()) {
          port.complete(Integer.valueOf(address.group(1)));
        }
      }
    } catch (IOException ended) {
      // a killed process leaves its log where it was
    } finally {
      port.completeExceptionally(new IllegalStateException("the service has ended"));
    }
  }
}
