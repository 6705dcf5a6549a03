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
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are opened and held, through a real server. */
class LimitedConnectionsTest {

  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir Path folder;

  private final List<Socket> open = new ArrayList<>();
  private Tomcat tomcat;

  @BeforeEach
  void start() throws Exception {
    tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    LimitedConnections connections = new LimitedConnections();
    connections.limit(3, "127.0.0.9"::equals);
    Connector connector = new Connector(connections);
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "here", new Here()).addMapping("/*");
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void one_address_has_so_many_connections_and_others_are_served() throws Exception {
    List<Socket> held = List.of(from("127.0.0.1"), from("127.0.0.1"), from("127.0.0.1"));
    assertThat(status(held.get(2))).as("the last one that there is room for").contains("200");
    assertThat(status(from("127.0.0.1"))).as("one more").isEmpty();
    assertThat(status(from("127.0.0.2"))).as("another address").contains("200");
    assertThat(status(held.get(0))).as("one of those that were there").contains("200");
  }

  @Test
  void a_connection_that_is_closed_makes_room() throws Exception {
    List<Socket> held = List.of(from("127.0.0.1"), from("127.0.0.1"), from("127.0.0.1"));
    for (Socket socket : held) {
      assertThat(status(socket)).contains("200");
    }
    held.get(1).close();
    String answer = "";
    for (int tries = 0; tries < 300 && answer.isEmpty(); tries++) {
      // the server learns of the end when it reads it
      answer = status(from("127.0.0.1"));
    }
    assertThat(answer).contains("200");
  }

  @Test
  void a_proxy_through_which_all_come_has_as_many_as_it_likes() throws Exception {
    for (int connection = 0; connection < 8; connection++) {
      assertThat(status(from("127.0.0.9"))).contains("200");
    }
    assertThat(status(from("127.0.0.1"))).as("whatever it has").contains("200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost: loc"})
  void where_almost_all_connections_are_taken_the_one_silent_longest_makes_room(String begun)
      throws Exception {
    tomcat.getConnector().setProperty("maxConnections", "16");
    List<Socket> idle = new ArrayList<>();
    for (int connection = 0; connection < 40; connection++) {
      Socket socket = from("127.0.0.9");
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
      idle.add(socket);
    }
    assertThat(status(from("127.0.0.1"))).as("another address").contains("200");
    assertThat(status(from("127.0.0.9"))).as("the same address").contains("200");
    assertThat(status(idle.get(0))).as("the one that has been silent longest").isEmpty();
  }

  private Socket from(String address) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(
        new InetSocketAddress(
            InetAddress.getByName("127.0.0.1"), tomcat.getConnector().getLocalPort()));
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** The first bytes of the answer; none where the server has closed the connection. */
  private static String status(Socket socket) {
    try {
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      return "";
    }
  }

  private static final class Here extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_OK);
    }
  }
}
