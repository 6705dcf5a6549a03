package cn.lianban.kernel.web;

import cn.lianban.kernel.PassingFault;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps one client address from using up the service: it may have only so many requests at a time,
 * and each body has to arrive within a time limit. Otherwise a body sent byte by byte could hold a
 * thread as long as its sender likes.
 */
final class RequestLimits extends ValveBase {

  private static final String TOO_SLOW = RequestLimits.class.getName() + ".tooSlow";

  /**
   * How many bytes beyond the limit are read and dropped, so that the sender can read why the
   * request was refused.
   */
  private static final long MOST_DRAINED = 64L * 1024 * 1024;

  private final RequestBounds bounds;
  private final Set<String> trusted;
  private final LongSupplier nanos;
  private final Counts open = new Counts();
  private final Counts unfinished = new Counts();

  /**
   * @param trusted client addresses without a limit on open requests; the limit on unfinished ones
   *     applies to them too
   */
  RequestLimits(RequestBounds bounds, Set<String> trusted, LongSupplier nanos) {
    super(true);
    this.bounds = bounds;
    this.trusted = trusted;
    this.nanos = nanos;
  }

  /** Whether the body of this request did not arrive in time. */
  static boolean wasTooSlow(HttpServletRequest request) {
    return request.getAttribute(TOO_SLOW) != null;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String address = ClientAddress.network(request.getRemoteAddr());
    if (!open.enter(
        address, trusted.contains(address) ? Integer.MAX_VALUE : bounds.openPerAddress())) {
      refuse(request, response, "从您所在网络地址同时进行的请求过多（最多 " + bounds.openPerAddress() + " 个），请稍后再试");
      return;
    }
    try {
      if (!hasBody(request)) {
        getNext().invoke(request, response);
      } else if (unfinished.enter(address, bounds.unfinishedPerAddress())) {
        receive(request, response, () -> unfinished.leave(address));
      } else {
        refuse(
            request,
            response,
            "从您所在网络地址尚未传完的请求过多（最多 " + bounds.unfinishedPerAddress() + " 个），请待其传完后再试");
      }
    } finally {
      open.leave(address);
    }
  }

  private void receive(Request request, Response response, Runnable received)
      throws IOException, ServletException {
    org.apache.coyote.Request wire = request.getCoyoteRequest();
    InputBuffer original = wire.getInputBuffer();
    String type = request.getContentType();
    boolean carriesFiles = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    TimedBody body =
        new TimedBody(
            original,
            request,
            (carriesFiles ? bounds.uploadTime() : bounds.readingTime()).toNanos(),
            received);
    wire.setInputBuffer(body);
    try {
      getNext().invoke(request, response);
      if (!request.isAsync() && !body.ended && !body.failed && !wire.hasExpectation()) {
        // the rest is read here, within the time limit, because the server would wait for each byte
        response.finishResponse();
        body.drain(wire);
      }
    } finally {
      if (!body.ended) {
        wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
      body.end();
      wire.setInputBuffer(original);
    }
  }

  private static boolean hasBody(Request request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && !length.equals("0")
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static void refuse(Request request, Response response, String detail) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    response.setHeader(HttpHeaders.CONNECTION, "close");
    Problem.write(
        response, HttpStatus.TOO_MANY_REQUESTS, null, "请求过于频繁", detail, Map.of("message", detail));
    response.finishResponse();
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }

  /**
   * The body did not arrive in time. It is no {@link IOException}, because the server takes those
   * for a lost connection and answers by itself.
   */
  static final class TooSlow extends RuntimeException implements PassingFault {

    private TooSlow(@Nullable IOException cause) {
      super("The body of the request did not come within its time", cause);
    }
  }

  /** Counts the requests of each address. */
  private static final class Counts {

    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Counts one more request; false where the address has as many already. */
    boolean enter(String address, int most) {
      boolean[] entered = new boolean[1];
      counts.compute(
          address,
          (one, count) -> {
            int before = count == null ? 0 : count;
            entered[0] = before < most;
            return entered[0] ? Integer.valueOf(before + 1) : count;
          });
      return entered[0];
    }

    void leave(String address) {
      counts.computeIfPresent(address, (one, count) -> count == 1 ? null : count - 1);
    }
  }

  /** A request body that is read from the network under a time limit. */
  private final class TimedBody implements InputBuffer {

    private final InputBuffer wire;
    private final Request request;
    private final long deadline;
    private final Runnable received;
    private boolean ended;
    private boolean failed;
    private boolean told;

    private TimedBody(InputBuffer wire, Request request, long time, Runnable received) {
      this.wire = wire;
      this.request = request;
      this.deadline = nanos.getAsLong() + time;
      this.received = received;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      if (deadline - nanos.getAsLong() < 0) {
        throw tooSlow(null);
      }
      try {
        int count = wire.doRead(handler);
        if (count < 0) {
          ended = true;
          end();
        }
        return count;
      } catch (SocketTimeoutException silent) {
        throw tooSlow(silent);
      } catch (IOException broken) {
        failed = true;
        throw broken;
      }
    }

    private TooSlow tooSlow(@Nullable IOException cause) {
      failed = true;
      request.setAttribute(TOO_SLOW, true);
      return new TooSlow(cause);
    }

    @Override
    public int available() {
      return wire.available();
    }

    private void drain(org.apache.coyote.Request from) {
      long most = Math.max(0, bounds.body().toBytes()) + MOST_DRAINED;
      Discarded discarded = new Discarded();
      try {
        for (long count = 0; count < most && !ended; count += discarded.count()) {
          if (from.doRead(discarded) < 0) {
            return;
          }
        }
      } catch (IOException | TooSlow gone) {
        failed = true;
      }
    }

    private void end() {
      if (!told) {
        told = true;
        received.run();
      }
    }
  }

  private static final class Discarded implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // the bytes are dropped
    }

    private int count() {
      return buffer.remaining();
    }
  }
}
