package cn.lianban.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.duties.DutyProcess;
import cn.lianban.duties.DutyStatus;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.Status;
import cn.lianban.selection.RoundStatus;
import cn.lianban.selection.SelectionProcess;
import cn.lianban.services.ServiceProcess;
import cn.lianban.services.ServiceStatus;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the check takes for known is what the program knows. */
class ServedTest {

  private static final Served SERVED = new Served();

  @Test
  void the_statuses_are_those_of_each_kind_of_case() {
    assertThat(SERVED.of("statuses", DutyProcess.KEY))
        .containsExactlyElementsOf(Arrays.stream(DutyStatus.values()).map(DutyStatus::id).toList());
    assertThat(SERVED.of("statuses", SelectionProcess.KEY))
        .containsExactlyElementsOf(
            Arrays.stream(RoundStatus.values()).map(RoundStatus::id).toList());
    assertThat(SERVED.of("statuses", ServiceProcess.KEY))
        .containsExactlyElementsOf(
            Arrays.stream(ServiceStatus.values()).map(ServiceStatus::id).toList());
  }

  @Test
  void the_meanings_of_statuses_are_those_that_the_program_acts_on() {
    assertThat(SERVED.keys("meaning"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Status.Meaning.values()).map(Status.Meaning::id).toList());
  }

  @Test
  void the_variables_are_those_that_the_program_sets() {
    List<String> variables =
        Stream.of(
                AwardProcess.Variable.class,
                DutyProcess.Variable.class,
                ServiceProcess.Variable.class,
                SelectionProcess.Variable.class)
            .flatMap(contract -> Arrays.stream(contract.getFields()))
            .map(ServedTest::text)
            .distinct()
            .toList();

    assertThat(SERVED.keys("variable")).containsExactlyInAnyOrderElementsOf(variables);
    assertThat(variables).containsAll(SERVED.keys("answers"));
  }

  @Test
  void the_messages_are_those_that_the_program_sends() {
    assertThat(SERVED.keys("message"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.<Enum<?>[]>of(
                    AwardProcess.Message.values(),
                    ServiceProcess.Message.values(),
                    SelectionProcess.Message.values())
                .flatMap(Arrays::stream)
                .map(message -> camelCase(message.name()))
                .toList());
  }

  private static String text(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  private static String camelCase(String constant) {
    return Pattern.compile("_(.)")
        .matcher(constant.toLowerCase(Locale.ROOT))
        .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
  }
}
