package cn.lianban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.release.ReleasedByTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Releases the models of the project with changes, for tests of what an owner may change. Who
 * releases changes has to release {@link #asTheyAre} afterwards: all tests share one service.
 */
public class ReleasedModels {

  private static final List<String> PLACES = List.of("bpmn", "bpmn/forms", "dmn", "dmn/awards");
  private static final String REGISTER = "dmn/readings.dmn";

  private final ReleasedByTests released;
  private boolean changed;

  ReleasedModels(ReleasedByTests released) {
    this.released = released;
  }

  /** The models of the project without a change. */
  public void asTheyAre() {
    if (changed) {
      with(Map.of());
    }
  }

  /** The models of the project but for these answers of readings, by id of the reading. */
  public void withAnswers(Map<String, String> answers) {
    with(Map.of(REGISTER, model -> answered(model, answers)));
  }

  /** The register with other answers in use. */
  public static String answered(String register, Map<String, String> answers) {
    String changed = register;
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      String before = changed;
      changed =
          before.replaceAll(
              "(id=\"" + answer.getKey() + "-answer\">\\s*<text>)[^<]*",
              "$1\"" + answer.getValue() + "\"");
      assertThat(changed).as(answer.toString()).isNotEqualTo(before);
    }
    return changed;
  }

  /**
   * The models of the project but for these files, each changed as given, by path; one that becomes
   * empty is left out.
   */
  public void with(Map<String, UnaryOperator<String>> changes) {
    with(changes, Map.of());
  }

  /** As {@link #with(Map)}, and with files that the project does not have, by path. */
  public void with(Map<String, UnaryOperator<String>> changes, Map<String, String> added) {
    changed = !changes.isEmpty();
    Map<String, UnaryOperator<String>> left = new HashMap<>(changes);
    Map<String, byte[]> models = new HashMap<>();
    for (String place : PLACES) {
      try (Stream<Path> files = Files.list(Path.of(place))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = place + "/" + file.getFileName();
          UnaryOperator<String> change = left.remove(name);
          String model = Files.readString(file);
          String made = change == null ? model : change.apply(model);
          if (!made.isEmpty()) {
            models.put(name, made.getBytes(StandardCharsets.UTF_8));
          }
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    assertThat(left).isEmpty();
    added.forEach((path, model) -> models.put(path, model.getBytes(StandardCharsets.UTF_8)));
    released.release(models);
  }
}
