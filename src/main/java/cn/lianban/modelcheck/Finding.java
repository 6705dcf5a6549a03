package cn.lianban.modelcheck;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a model, for its owner.
 *
 * @param path of the file in the bundle
 * @param element id of the element of a diagram, or of the component of a form; null where the file
 *     itself is meant
 * @param cell id of the cell of a table; null where no cell is meant
 * @param code what is wrong, for programs
 * @param message what is wrong and what to do, in Chinese
 */
public record Finding(
    Severity severity,
    String path,
    @Nullable String element,
    @Nullable String cell,
    String code,
    String message) {

  /** An error stops a release, a warning does not. */
  public enum Severity {
    ERROR,
    WARNING;

    /** As programs read it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding error(
      String path, @Nullable String element, @Nullable String cell, String code, String message) {
    return new Finding(Severity.ERROR, path, element, cell, code, message);
  }

  /** Whether it stops a release. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** In one line: {@code bpmn/x.bpmn〔step〕错误：……}. */
  public String forPeople() {
    String where = cell != null ? cell : element;
    return path
        + (where == null ? "" : "〔" + where + "〕")
        + (severity == Severity.ERROR ? " 错误：" : " 提醒：")
        + message;
  }
}
