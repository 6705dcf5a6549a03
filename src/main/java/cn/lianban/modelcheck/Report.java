package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the rules find. */
final class Report {

  private final List<Finding> findings = new ArrayList<>();

  void error(String path, @Nullable String element, String code, String message) {
    add(Finding.Severity.ERROR, path, element, null, code, message);
  }

  void warning(String path, @Nullable String element, String code, String message) {
    add(Finding.Severity.WARNING, path, element, null, code, message);
  }

  void cell(String path, @Nullable String cell, String code, String message) {
    add(Finding.Severity.ERROR, path, null, cell, code, message);
  }

  void cellWarning(String path, @Nullable String cell, String code, String message) {
    add(Finding.Severity.WARNING, path, null, cell, code, message);
  }

  private void add(
      Finding.Severity severity,
      String path,
      @Nullable String element,
      @Nullable String cell,
      String code,
      String message) {
    findings.add(new Finding(severity, path, blank(element), blank(cell), code, message));
  }

  private static @Nullable String blank(@Nullable String id) {
    return id == null || id.isEmpty() ? null : id;
  }

  List<Finding> findings() {
    return findings;
  }
}
