package cn.lianban.testing;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads decimals and dates of YAML files exactly as written, without conversion through a double or
 * a time zone.
 */
public final class ExactYaml extends SafeConstructor {

  private ExactYaml() {
    super(new LoaderOptions());
    yamlConstructors.put(
        Tag.FLOAT,
        new ConstructYamlFloat() {
          @Override
          public Object construct(Node node) {
            return new BigDecimal(((ScalarNode) node).getValue().replace("_", ""));
          }
        });
    yamlConstructors.put(
        Tag.TIMESTAMP,
        new ConstructYamlTimestamp() {
          @Override
          public Object construct(Node node) {
            return LocalDate.parse(((ScalarNode) node).getValue());
          }
        });
  }

  /** The entries of a file that is a list. */
  public static List<Map<String, Object>> entries(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new ExactYaml()).load(reader);
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + file, unreadable);
    }
  }
}
