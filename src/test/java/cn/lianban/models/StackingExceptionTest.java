package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.ReadingsInUse;
import cn.lianban.workflow.models.CachingFeelEngineFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/**
 * 另有规定的除外: an owner adds a row above the rule about funders where municipal and district support
 * may not be combined.
 */
class StackingExceptionTest {

  private static final String ROW =
      """
      <rule id="exception">
        <description>支持办法第十八条“另有规定的除外”</description>
        <inputEntry id="exception-when-item"><text>"M05-1","R16-2a"</text></inputEntry>
        <inputEntry id="exception-when-otherItem"><text>"M05-1","R16-2a"</text></inputEntry>
        <inputEntry id="exception-when-sameMatter"><text>true</text></inputEntry>
        <inputEntry id="exception-when-samePart"><text></text></inputEntry>
        <inputEntry id="exception-when-sameYear"><text></text></inputEntry>
        <inputEntry id="exception-when-sameFunder"><text>false</text></inputEntry>
        <inputEntry id="exception-when-sameItem"><text>false</text></inputEntry>
        <inputEntry id="exception-when-measuresOverlap"><text></text></inputEntry>
        <inputEntry id="exception-when-outputTiers"><text></text></inputEntry>
        <inputEntry id="exception-when-applicantIsMatter"><text></text></inputEntry>
        <inputEntry id="exception-when-declared"><text></text></inputEntry>
        <inputEntry id="exception-when-externalYear"><text></text></inputEntry>
        <inputEntry id="exception-when-productionYears"><text></text></inputEntry>
        <outputEntry id="exception-effect"><text>"difference"</text></outputEntry>
        <outputEntry id="exception-reason"><text>"市级与区级对同一项目不重复支持"</text></outputEntry>
        <outputEntry id="exception-reading"><text></text></outputEntry>
      </rule>
      """;

  /** The first row about sources of money. */
  private static final String FUNDERS = "<rule id=\"otherFunderSameMatter\">";

  @Test
  void a_row_above_the_rule_of_funders_is_an_exception_from_it() throws IOException {
    String table = Files.readString(Path.of("dmn/overlap.dmn"));
    String excepted = table.replace(FUNDERS, ROW + FUNDERS);

    assertThat(effect(table, "M05-1", "R16-2a")).isEqualTo("none");
    assertThat(effect(excepted, "M05-1", "R16-2a")).isEqualTo("difference");
    assertThat(effect(excepted, "R16-2a", "M05-1")).isEqualTo("difference");
    assertThat(effect(excepted, "M05-1", "R10-1")).as("no other pair").isEqualTo("none");
  }

  private static String effect(String model, String item, String other) {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(new CachingFeelEngineFactory());
    DmnEngine engine = configuration.buildEngine();
    Map<String, Object> pair = new HashMap<>();
    pair.put("item", item);
    pair.put("otherItem", other);
    pair.put("sameMatter", true);
    pair.put("samePart", false);
    pair.put("sameYear", true);
    pair.put("sameFunder", false);
    pair.put("readings", ReadingsInUse.answers());
    return engine
        .evaluateDecision(
            engine.parseDecision(
                "overlap", new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))),
            Variables.fromMap(pair))
        .getSingleResult()
        .getEntry("effect");
  }
}
