package cn.lianban.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Slow and simultaneous requests through a real server with a clock that stands still. */
class RequestLimitsTest {

  private static final RequestBounds BOUNDS =
      new RequestBounds(
          DataSize.ofBytes(100), Duration.ofSeconds(20), Duration.ofMinutes(5), 2, 4, 500, 10, 8);
  private static final String HEAD =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore answered = new Semaphore(0);
  private final List<Client> clients = new ArrayList<>();
  private Tomcat tomcat;

  @BeforeEach
  @SuppressWarnings("deprecation") // Tomcat has no other way for a servlet of a test
  void start() throws Exception {
    tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("maxThreads", "6");
    tomcat
        .getEngine()
        .getPipeline()
        .addValve(new RequestLimits(BOUNDS, Set.of("127.0.0.9"), nanos::get));
    Context context = tomcat.addContext("", folder.toString());
    FilterDef filter = new FilterDef();
    filter.setFilterName("whole");
    filter.setFilter(new BufferedBodies(BOUNDS));
    context.addFilterDef(filter);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("whole");
    everywhere.addURLPattern("/*");
    context.addFilterMap(everywhere);
    Tomcat.addServlet(context, "reader", new Reader());
    context.addServletMappingDecoded("/*", "reader");
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    answered.release(1000);
    for (Client client : clients) {
      client.close();
    }
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void a_body_that_is_there_in_time_is_taken() throws Exception {
    Client client =
        from("127.0.0.1").sends(HEAD + "Content-Length: 4\r\nConnection: close\r\n\r\n{}");
    client.sends("  ");
    assertThat(client.answer()).startsWith("HTTP/1.1 200").endsWith("4");
  }

  @Test
  void a_body_that_comes_byte_by_byte_is_given_up_when_its_time_is_over() throws Exception {
    Client client = from("127.0.0.1").sends(HEAD + "Content-Length: 50\r\n\r\n{");
    client.waitsUntilReceived();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(21));
    client.sends(" ");
    assertThat(client.answer())
        .startsWith("HTTP/1.1 408")
        .contains("\"code\":\"too-slow\"", "没有在规定的时间内传完");
    assertThat(
            from("127.0.0.1")
                .sends(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                .answer())
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void a_body_that_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
    String large = "x".repeat(101);
    assertThat(
            from("127.0.0.1")
                .sends(HEAD + "Content-Length: 101\r\nConnection: close\r\n\r\n" + large)
                .answer())
        .startsWith("HTTP/1.1 413")
        .contains("\"code\":\"too-large\"", "请求内容不能超过");
    assertThat(
            from("127.0.0.1")
                .sends(
                    HEAD
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n65\r\n"
                        + large
                        + "\r\n0\r\n\r\n")
                .answer())
        .startsWith("HTTP/1.1 413");
    assertThat(
            from("127.0.0.1")
                .sends(
                    HEAD + "Content-Length: 100\r\nConnection: close\r\n\r\n" + large.substring(1))
                .answer())
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void a_body_that_nobody_reads_may_not_come_slowly_either() throws Exception {
    Client client =
        from("127.0.0.1")
            .sends(
                HEAD.replace("POST /", "POST /unread").replace("json", "x-www-form-urlencoded")
                    + "Content-Length: 50\r\n\r\n{");
    assertThat(client.head()).startsWith("HTTP/1.1 200");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(21));
    client.sends(" ");
    assertThat(client.rest()).as("the server has closed").isNotNull();
    assertThat(
            from("127.0.0.1")
                .sends(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                .answer())
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void one_address_has_so_many_unfinished_requests_and_others_are_served() throws Exception {
    List<Client> unfinished =
        List.of(
            from("127.0.0.1").sends(HEAD + "Content-Length: 50\r\n\r\n{"),
            from("127.0.0.1").sends(HEAD + "Content-Length: 50\r\n\r\n{"));
    for (Client client : unfinished) {
      client.waitsUntilReceived();
    }
    assertThat(from("127.0.0.1").sends(HEAD + "Content-Length: 50\r\n\r\n{").answer())
        .startsWith("HTTP/1.1 429")
        .contains("Retry-After: 1", "\"code\":\"too-many-requests\"", "尚未传完的请求过多");
    assertThat(
            from("127.0.0.1")
                .sends("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .answer())
        .as("what has no body")
        .startsWith("HTTP/1.1 200");
    assertThat(
            from("127.0.0.2")
                .sends(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                .answer())
        .as("another address")
        .startsWith("HTTP/1.1 200");

    unfinished.get(0).sends(" ".repeat(49));
    assertThat(unfinished.get(0).head()).startsWith("HTTP/1.1 200");
    assertThat(
            from("127.0.0.1")
                .sends(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                .answer())
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void one_address_has_so_many_requests_at_a_time() throws Exception {
    for (int request = 0; request < 4; request++) {
      from("127.0.0.1").sends("GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(from("127.0.0.1").sends("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").answer())
        .startsWith("HTTP/1.1 429")
        .contains("同时进行的请求过多");
    assertThat(
            from("127.0.0.9")
                .sends("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .answer())
        .as("a trusted address")
        .startsWith("HTTP/1.1 200");
    answered.release(4);
    for (Client client : clients.subList(0, 4)) {
      assertThat(client.head()).startsWith("HTTP/1.1 200");
    }
    assertThat(
            from("127.0.0.1")
                .sends("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .answer())
        .startsWith("HTTP/1.1 200");
  }

  private Client from(String address) throws IOException {
    Client client = new Client(address);
    clients.add(client);
    return client;
  }

  private final class Client {

    private final Socket socket = new Socket();

    private Client(String address) throws IOException {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      socket.connect(
          new InetSocketAddress(
              InetAddress.getByName("127.0.0.1"), tomcat.getConnector().getLocalPort()));
      socket.setSoTimeout(30_000);
    }

    private Client sends(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return this;
    }

    /** The server waits for the rest in its own thread, whose state cannot be read from outside. */
    private void waitsUntilReceived() throws Exception {
      for (int tries = 0; tries < 3000 && busy() < clients.size(); tries++) {
        Thread.sleep(10);
      }
      assertThat(busy()).isGreaterThanOrEqualTo(1);
    }

    private int busy() {
      return (int)
          Thread.getAllStackTraces().entrySet().stream()
              .filter(
                  thread ->
                      Arrays.stream(thread.getValue())
                          .anyMatch(frame -> frame.getMethodName().equals("readNBytes")))
              .count();
    }

    private String answer() throws IOException {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String head() throws IOException {
      byte[] content = new byte[12];
      socket.getInputStream().readNBytes(content, 0, content.length);
      return new String(content, StandardCharsets.UTF_8);
    }

    private String rest() {
      try {
        return answer();
      } catch (IOException reset) {
        return "";
      }
    }

    private void close() throws IOException {
      socket.close();
    }
  }

  /** Tells how long the body was. */
  private final class Reader extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getRequestURI().equals("/waits")) {
        begun.release();
        answered.acquireUninterruptibly();
      }
      int length =
          request.getRequestURI().equals("/unread")
              ? 0
              : request.getInputStream().readAllBytes().length;
      response.getOutputStream().print(length);
    }
  }
}
