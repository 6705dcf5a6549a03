package cn.lianban.kernel.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's connections, of which one client address has so many and no more: connections that
 * are opened and then say nothing, or bring their head byte by byte, cost no thread, but the server
 * has only so many of them for everybody.
 */
public final class LimitedConnections extends Http11NioProtocol {

  private static final Logger log = LoggerFactory.getLogger(LimitedConnections.class);

  /** Of an IPv6 address: those behind can be chosen freely by whoever has the network. */
  private static final int NETWORK_BYTES = 8;

  /** Part of all connections that is kept free for addresses with a limit. */
  private static final int KEPT_FREE = 16;

  private static final long TOLD_EVERY = TimeUnit.MINUTES.toNanos(1);

  /** Made by the server, by name. */
  public LimitedConnections() {
    super(new Endpoint());
  }

  /**
   * @param mostPerAddress connections that one client address may have open
   * @param unlimited addresses that may have any number, such as a proxy through which all come, or
   *     almost as many as the server has: then the one that has said nothing for longest is closed
   *     for each new one
   */
  void limit(int mostPerAddress, Predicate<String> unlimited) {
    ((Endpoint) getEndpoint()).limit(mostPerAddress, unlimited);
  }

  private static final class Endpoint extends NioEndpoint {

    private volatile int most = Integer.MAX_VALUE;
    private volatile Predicate<String> unlimited = address -> false;
    private long told = System.nanoTime() - TOLD_EVERY;
    private long toldClosed = System.nanoTime() - TOLD_EVERY;

    private void limit(int mostPerAddress, Predicate<String> withoutLimit) {
      most = mostPerAddress;
      unlimited = withoutLimit;
    }

    /** Called by the one thread that accepts connections. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
      InetAddress address = address(socket);
      // where there are not even so many of all together nothing has to be counted
      if (address != null
          && getConnectionCount() > most
          && !unlimited.test(address.getHostAddress())
          && countOf(address) >= most) {
        tell(address);
        destroySocket(socket);
        return true;
      }
      if (getMaxConnections() > 0
          && getConnectionCount() > getMaxConnections() - getMaxConnections() / KEPT_FREE) {
        closeSilentOne();
      }
      return super.setSocketOptions(socket);
    }

    /**
     * Closes the connection that has been silent longest of those from which something is expected.
     * Otherwise connections that an unlimited address opens and leaves could take all that the
     * server has, and nobody would be answered before they time out.
     */
    private void closeSilentOne() {
      connections.values().stream()
          .map(NioSocketWrapper.class::cast)
          // whoever waits for the next byte of a head is as silent as who has not begun
          .filter(connection -> connection.interestOpsHas(SelectionKey.OP_READ))
          .min(Comparator.comparingLong(NioSocketWrapper::getLastRead))
          .ifPresent(
              silent -> {
                silent.close();
                tellClosed();
              });
    }

    private void tellClosed() {
      long now = System.nanoTime();
      if (now - toldClosed >= TOLD_EVERY) {
        toldClosed = now;
        log.warn(
            "{} of {} connections are open; those that have been silent longest are closed",
            getConnectionCount(),
            getMaxConnections());
      }
    }

    private long countOf(InetAddress address) {
      byte[] network = network(address);
      return connections.keySet().stream()
          .map(Endpoint::address)
          .filter(other -> other != null && Arrays.equals(network, network(other)))
          .count();
    }

    private void tell(InetAddress address) {
      long now = System.nanoTime();
      if (now - told >= TOLD_EVERY) {
        told = now;
        log.warn("{} has {} connections open; more are refused", address.getHostAddress(), most);
      }
    }

    private static byte[] network(InetAddress address) {
      byte[] bytes = address.getAddress();
      return bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
    }

    /** Null for a connection that is gone, and for one that has no address. */
    private static @Nullable InetAddress address(SocketChannel socket) {
      try {
        SocketAddress remote = socket.getRemoteAddress();
        return remote instanceof InetSocketAddress internet ? internet.getAddress() : null;
      } catch (IOException gone) {
        return null;
      }
    }
  }
}
