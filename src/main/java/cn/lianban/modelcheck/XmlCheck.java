package cn.lianban.modelcheck;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a diagram or a decision against its list of what may stand in it. */
final class XmlCheck {

  private static final Set<String> CELLS = Set.of("inputEntry", "outputEntry");

  private final AllowList allowed;
  private final Shapes shapes;

  XmlCheck(AllowList allowed, Shapes shapes) {
    this.allowed = allowed;
    this.shapes = shapes;
  }

  /** Adds what is wrong with the element and with everything in it. */
  void check(String path, XmlElement element, List<Finding> findings) {
    AllowList.Element known = allowed.element(element);
    if (known == null) {
      // what is inside is of no interest: the whole of it has to go
      findings.add(
          found(
              path,
              element,
              "element",
              "第 " + element.line() + " 行：不能使用元素 " + element.name() + "，请删去"));
      return;
    }
    for (XmlElement.Attribute attribute : element.attributes()) {
      String shape = known.attributes().get(AllowList.key(attribute.namespace(), attribute.name()));
      if (shape == null) {
        findings.add(
            found(
                path,
                element,
                "attribute",
                "第 "
                    + element.line()
                    + " 行："
                    + element.name()
                    + " 不能使用属性 "
                    + attribute.name()
                    + "，请删去"));
      } else {
        add(path, element, attribute.name(), shapes.wrong(shape, attribute.value()), findings);
      }
    }
    checkText(path, element, known.text(), findings);
    element.children().forEach(child -> check(path, child, findings));
  }

  private void checkText(
      String path, XmlElement element, @Nullable String shape, List<Finding> findings) {
    if (shape == null) {
      if (!element.text().isBlank()) {
        findings.add(
            found(
                path,
                element,
                "text",
                "第 " + element.line() + " 行：" + element.name() + " 里不能有文字，请删去"));
      }
      return;
    }
    boolean mixed = !element.children().isEmpty() || element.isInterrupted();
    if (mixed) {
      findings.add(
          found(
              path,
              element,
              "mixed",
              "第 " + element.line() + " 行：" + element.name() + " 的文字不能被注释或者其他元素隔开"));
    } else {
      add(path, element, element.name(), shapes.wrong(shape, element.text()), findings);
    }
  }

  private static void add(
      String path,
      XmlElement element,
      String where,
      @Nullable String wrong,
      List<Finding> findings) {
    if (wrong != null) {
      findings.add(
          found(path, element, "value", "第 " + element.line() + " 行：" + where + " " + wrong));
    }
  }

  private static Finding found(String path, XmlElement element, String code, String message) {
    String id = element.nearestId();
    boolean cell = CELLS.contains(element.name()) || id != null && path.endsWith(".dmn");
    return cell
        ? Finding.error(path, null, id, code, message)
        : Finding.error(path, id, null, code, message);
  }
}
