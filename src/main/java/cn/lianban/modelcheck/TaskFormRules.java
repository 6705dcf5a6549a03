package cn.lianban.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The form of a step shows the case first and asks for what the program takes. */
final class TaskFormRules implements Rule {

  private static final Pattern SHOWN = Pattern.compile("\\{\\{(\\w+)}}");

  private final Served served;

  TaskFormRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    Set<String> tasks = bundle.taskKeys();
    for (Form form : bundle.forms()) {
      if (form.isOfAnItem()) {
        continue;
      }
      if (!tasks.contains(form.name())) {
        report.error(
            form.path(), null, "unused-form", "没有流程用到这个表单：请画出步骤 " + form.name() + "，或者删去表单");
      }
      fields(form, report);
      shown(form, report);
    }
  }

  private void fields(Form form, Report report) {
    if (served.knows("fields", form.name())) {
      List<String> wanted = served.of("fields", form.name());
      if (!form.keys().equals(wanted)) {
        report.error(
            form.path(), null, "fields", "字段须依次为 " + String.join("、", wanted) + "，系统和其他程序按此读取");
      }
    }
    form.fields().stream()
        .filter(field -> field.has("defaultValue"))
        .forEach(
            field ->
                report.error(
                    form.path(), field.path("key").asText(), "default", "办理的字段不能有默认值，须由办理人自己选择"));
    List<String> choice = served.of("choice", form.name());
    if (choice.isEmpty()) {
      return;
    }
    JsonNode decision = form.field(choice.get(0));
    Set<String> values = new TreeSet<>(choice.subList(1, choice.size()));
    boolean asked =
        decision.path("type").asText().equals("radio")
            && Form.isRequired(decision)
            && new TreeSet<>(Form.options(decision)).equals(values);
    if (!asked) {
      report.error(form.path(), choice.get(0), "choice", "须为必填的单选，选项为 " + String.join("、", values));
    }
    JsonNode remark = form.field("remark");
    boolean explained =
        remark.path("type").asText().equals("textarea")
            && remark.path("validate").path("maxLength").asInt() == 2000
            && !remark.path("description").asText().isBlank()
            && remark.path("properties").path("requiredUnlessField").asText().equals(choice.get(0))
            && remark.path("properties").path("requiredUnless").asText().equals(choice.get(1));
    if (!explained) {
      report.error(
          form.path(),
          "remark",
          "remark",
          "意见须为多行文字，最多 2000 字，有说明，除 "
              + choice.get(0)
              + "="
              + choice.get(1)
              + " 外必填（属性 requiredUnless）");
    }
  }

  private void shown(Form form, Report report) {
    List<JsonNode> texts =
        form.components().stream()
            .filter(component -> SHOWN.matcher(component.path("text").asText()).find())
            .toList();
    List<String> names =
        texts.stream()
            .flatMap(
                text ->
                    SHOWN.matcher(text.path("text").asText()).results().map(hit -> hit.group(1)))
            .toList();
    names.stream()
        .filter(name -> !served.keys("shown").contains(name))
        .forEach(
            name ->
                report.error(
                    form.path(),
                    null,
                    "unknown-text",
                    "没有案件文字 {{" + name + "}}，可用 " + Words.listed(served.keys("shown"))));
    Words.twice(names)
        .forEach(
            name ->
                report.error(form.path(), null, "text-twice", "案件文字 {{" + name + "}} 出现两次，请删去一处"));
    if (names.isEmpty()
        || !names.get(0).equals("caseSummary")
        || !form.components().subList(0, texts.size()).equals(texts)) {
      report.error(form.path(), null, "case-first", "表单须先显示案件概要 {{caseSummary}}，案件文字都在字段之前");
    }
    for (int i = 0; i < Math.min(texts.size(), names.size()); i++) {
      JsonNode text = texts.get(i);
      if (!text.path("text").asText().matches("### \\p{IsHan}+\\n\\n\\{\\{\\w+}}")) {
        report.error(
            form.path(), text.path("id").asText(), "case-text", "案件文字须是一个“### 中文标题”，空一行，再是 {{名称}}");
      }
      String wanted = "=%1$s = null or %1$s = \"\"".formatted(names.get(i));
      if (i > 0 && !text.path("conditional").path("hide").asText().equals(wanted)) {
        report.error(
            form.path(),
            text.path("id").asText(),
            "case-text",
            "没有内容时须隐藏：隐藏条件（Hide if）须为 " + wanted);
      }
    }
  }
}
