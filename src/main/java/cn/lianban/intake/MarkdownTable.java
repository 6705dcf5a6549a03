package cn.lianban.intake;

import java.util.Collections;

/** A Markdown table for forms; callers escape the cells. */
public final class MarkdownTable {

  private final StringBuilder text = new StringBuilder();

  private MarkdownTable() {}

  /** A table with these column titles. */
  public static MarkdownTable of(String... head) {
    MarkdownTable table = new MarkdownTable();
    table.row(head);
    table
        .text
        .append('|')
        .append(String.join("|", Collections.nCopies(head.length, "---")))
        .append("|\n");
    return table;
  }

  public MarkdownTable row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
