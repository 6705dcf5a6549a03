package cn.lianban.testing;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads decimals and dates of YAML files exactly as written, without conversion through a double or
 * a time zone.
 */
public final class ExactYaml extends SafeConstructor {

  private ExactYaml() {
    super(options());
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

  /** The cases of an item share their facts by aliases, which are ours and no attack. */
  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    return options;
  }

  /** The entries of a file that is a list. */
  public static List<Map<String, Object>> entries(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(
              new ExactYaml(), new Representer(new DumperOptions()), new DumperOptions(), options())
          .load(reader);
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + file, unreadable);
    }
  }
}
