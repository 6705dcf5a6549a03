package cn.lianban.modelcheck;

import java.util.HashMap;
import java.util.Map;

/** What people call the values of a table: the options of forms, the answers of readings. */
final class Labels {

  private final Map<String, Map<String, String>> ofFacts = new HashMap<>();
  private final Map<String, Map<String, String>> ofReadings = new HashMap<>();
  private final String item;
  private final Labels all;

  private Labels(Labels all, String item) {
    this.all = all;
    this.item = item;
  }

  Labels(Bundle bundle) {
    this.all = this;
    this.item = "";
    for (Form form : bundle.forms()) {
      if (form.isOfAnItem()) {
        form.fields()
            .forEach(
                field ->
                    field
                        .path("values")
                        .forEach(
                            option -> {
                              String key = field.path("key").asText();
                              String value = option.path("value").asText();
                              String label = option.path("label").asText();
                              add(ofFacts, form.name() + "." + key, value, label);
                              add(ofFacts, "." + key, value, label);
                            }));
      }
    }
    bundle
        .table("readings")
        .ifPresent(
            register ->
                register
                    .wholeRows()
                    .forEach(
                        row -> {
                          Map<String, Table.Cell> cells = register.results(row);
                          for (String answer : Bundle.said(cells, "answers").split(";")) {
                            String[] sides = answer.split("=", 2);
                            if (sides.length == 2) {
                              add(ofReadings, Bundle.said(cells, "id"), sides[0], sides[1]);
                            }
                          }
                        }));
  }

  private static void add(
      Map<String, Map<String, String>> labels, String key, String value, String label) {
    labels.computeIfAbsent(key, any -> new HashMap<>()).putIfAbsent(value, label);
  }

  /** The words of the form of this item first. */
  Labels ofItem(String id) {
    return new Labels(all, id);
  }

  /** The label of the value; the value itself where it has none. */
  String of(Table.Input input, String value) {
    if (input.isFact()) {
      Map<String, String> own = all.ofFacts.getOrDefault(item + "." + input.fact(), Map.of());
      return own.getOrDefault(
          value, all.ofFacts.getOrDefault("." + input.fact(), Map.of()).getOrDefault(value, value));
    }
    String reading = input.expression().replace("readings.", "");
    return all.ofReadings.getOrDefault(reading, Map.of()).getOrDefault(value, value);
  }
}
