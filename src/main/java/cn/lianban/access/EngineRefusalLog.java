package cn.lianban.access;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the stack traces of refused requests out of the log: the engine's API takes what is not
 * there or not given for its own failure and logs some 220 lines, but {@link WebappAnswers} answers
 * 4xx. Real failures are logged as ever.
 */
@Component
class EngineRefusalLog extends TurboFilter implements DisposableBean {

  private static final String LOGGER = "org.camunda.bpm.engine.rest.exception";

  /** What the engine's API logs: the status that it would answer, and the stack trace. */
  private static final Pattern FAILURE =
      Pattern.compile("^ENGINE-REST-HTTP(\\d{3}) (?:[\\w$]+\\.)*([\\w$]+)(?:: ([^\\n]*))?");

  private final LoggerContext logs;

  EngineRefusalLog() {
    setName(LOGGER);
    logs = (LoggerContext) LoggerFactory.getILoggerFactory();
    logs.addTurboFilter(this);
    start();
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String text,
      Object @Nullable [] parameters,
      @Nullable Throwable failure) {
    return text != null && logger.getName().equals(LOGGER) && isRefusal(text)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  static boolean isRefusal(String text) {
    Matcher failure = FAILURE.matcher(text);
    if (!failure.find()) {
      return false;
    }
    String message = failure.group(3) == null ? "" : failure.group(3).strip();
    return WebappAnswers.status(failure.group(2), message, Integer.parseInt(failure.group(1)))
        < 500;
  }

  @Override
  public void destroy() {
    stop();
    logs.getTurboFilterList().remove(this);
  }
}
