package cn.lianban.kernel.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * The message of a log entry, escaped so that nothing sent from outside can look like another
 * entry. Arguments are escaped; in a message without arguments, lines after the first are marked as
 * continued.
 */
public class EscapedMessage extends MessageConverter {

  private static final String CONTINUED = "\n    | ";

  @Override
  public String convert(ILoggingEvent event) {
    String message = event.getMessage();
    if (message == null) {
      return "";
    }
    Object[] arguments = event.getArgumentArray();
    if (arguments == null || arguments.length == 0) {
      return message
          .lines()
          .map(line -> OneLine.escaped(line.replace("\t", "    ")))
          .collect(Collectors.joining(CONTINUED));
    }
    return MessageFormatter.arrayFormat(
            message, Arrays.stream(arguments).map(EscapedMessage::escaped).toArray())
        .getMessage();
  }

  private static @Nullable Object escaped(Object argument) {
    if (argument == null) {
      return null;
    }
    return OneLine.escaped(
        argument instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(argument));
  }
}
