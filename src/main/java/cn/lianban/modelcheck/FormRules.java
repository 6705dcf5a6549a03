package cn.lianban.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A form can be shown, read and understood, whatever it asks for. */
final class FormRules implements Rule {

  private static final int GRID_COLUMNS = 16;
  private static final Set<String> COMPONENTS =
      Set.of(
          "text",
          "textfield",
          "textarea",
          "number",
          "datetime",
          "checkbox",
          "select",
          "radio",
          "separator");

  @Override
  public void check(Bundle bundle, Report report) {
    for (Form form : bundle.forms()) {
      head(form, report);
      ids(form, report);
      form.fields().forEach(field -> texts(form, field, report));
      Words.twice(form.fields().stream().map(field -> field.path("label").asText()).toList())
          .forEach(
              label -> report.error(form.path(), null, "label-twice", "两个字段都叫“" + label + "”，请区分"));
      rows(form, report);
    }
  }

  private static void head(Form form, Report report) {
    if (!form.json().path("id").asText().equals(form.name())) {
      report.error(form.path(), null, "form-name", "表单的编号（ID）须与文件名相同：" + form.name());
    }
    boolean ours =
        form.json().path("type").asText().equals("default")
            && form.json().path("executionPlatform").asText().equals("Camunda Platform")
            && form.json().path("executionPlatformVersion").asText().startsWith("7.24");
    if (!ours) {
      report.error(form.path(), null, "platform", "表单须为 Camunda Platform 7.24 的表单，请在建模工具中选择这一平台");
    }
    for (JsonNode component : form.components()) {
      if (!COMPONENTS.contains(component.path("type").asText())) {
        report.error(
            form.path(),
            Form.id(component),
            "component",
            "任务列表不能显示组件 " + component.path("type").asText() + "，请改用文字、输入框、选项等组件");
      }
    }
  }

  private static void ids(Form form, Report report) {
    List<String> ids =
        form.components().stream().map(component -> component.path("id").asText()).toList();
    Words.twice(ids)
        .forEach(id -> report.error(form.path(), id, "id-twice", "编号 " + id + " 重复，请为其中一个另起编号"));
    Words.twice(form.keys())
        .forEach(key -> report.error(form.path(), key, "key-twice", "两个字段的键都是 " + key + "，请区分"));
    for (JsonNode component : form.components()) {
      String id = component.path("id").asText();
      String key = component.path("key").asText();
      if (Words.isGenerated(id) || Words.isGenerated(key)) {
        report.warning(
            form.path(),
            Form.id(component),
            "generated-id",
            "编号 " + (Words.isGenerated(id) ? id : key) + " 是建模工具自动起的；可用“修复”换成有含义的编号");
      } else if (!id.matches("[a-z][a-zA-Z0-9-]+")) {
        report.error(
            form.path(),
            Form.id(component),
            "id",
            "编号 " + id + " 不合规则：只用字母、数字和连字符，如 field-projectName");
      } else if (component.has("key") && !id.equals("field-" + key)) {
        report.error(form.path(), key, "id", "字段的编号须为 field-" + key);
      }
      if (component.has("key") && !Words.isGenerated(key) && !key.matches("[a-z][a-zA-Z0-9]*")) {
        report.error(form.path(), key, "id", "字段的键 " + key + " 不合规则：以小写字母开头，只用字母和数字");
      }
    }
  }

  private static void texts(Form form, JsonNode field, Report report) {
    String key = field.path("key").asText();
    if (!Words.isChinese(field.path("label").asText())) {
      report.error(form.path(), key, "label", "字段没有中文名称，请填写");
    }
    if (field.has("description") && !Words.isChinese(field.path("description").asText())) {
      report.error(form.path(), key, "description", "字段的说明须用中文");
    }
    for (JsonNode option : field.path("values")) {
      if (!Words.isChinese(option.path("label").asText())) {
        report.error(
            form.path(),
            key,
            "option-label",
            "选项 " + option.path("value").asText() + " 没有中文名称，请填写");
      }
    }
    Words.twice(Form.options(field))
        .forEach(option -> report.error(form.path(), key, "option-twice", "选项的值重复：" + option));
    String type = field.path("type").asText();
    if (type.equals("checkbox") && Form.isRequired(field)) {
      report.error(form.path(), key, "checkbox-required", "勾选框不能设为必填：不勾就是“否”");
    }
    boolean once =
        field.path("subtype").asText().equals("date")
            && field.path("dateLabel").asText().equals(field.path("label").asText());
    if (type.equals("datetime") && !once) {
      report.error(form.path(), key, "date-label", "日期字段须为日期（Date），且两处名称（label、dateLabel）相同");
    }
  }

  private static void rows(Form form, Report report) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    for (JsonNode component : form.components()) {
      JsonNode layout = component.path("layout");
      String row = layout.path("row").asText();
      boolean continues = !seen.isEmpty() && seen.get(seen.size() - 1).equals(row);
      if (row.isEmpty()) {
        report.error(form.path(), Form.id(component), "layout", "组件没有排在任何一行，请在建模工具中拖到一行里");
      } else if (!continues && seen.contains(row)) {
        report.error(form.path(), Form.id(component), "layout", "同一行的组件被别的行隔开，请放在一起");
      }
      seen.add(row);
      columns.merge(row, layout.path("columns").asInt(GRID_COLUMNS), Integer::sum);
    }
    columns.forEach(
        (row, width) -> {
          if (width < 1 || width > GRID_COLUMNS) {
            report.error(form.path(), row, "layout", "一行的宽度合计须为 1 至 16 格，现在是 " + width);
          }
        });
  }
}
