package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void it_begins_with_the_mark_of_utf8_and_ends_each_row() throws IOException {
    assertThat(file("甲", null, 3, "a,b", "c\"d"))
        .isEqualTo("\ufeff列\r\n甲,,3,\"a,b\",\"c\"\"d\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "-1+1",
        "\t=1",
        "\n=1",
        "=HYPERLINK(\"http://x\")"
      })
  void no_cell_is_taken_for_a_formula(String text) throws IOException {
    assertThat(file(text).split("\r\n", 2)[1].replaceFirst("^\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "911101140000000017",
        "91110114E000000012",
        "6222000011112222",
        "0012345",
        "2026-1",
        "1/2",
        "3-4-5"
      })
  void codes_stay_text(String code) throws IOException {
    assertThat(file(code)).endsWith("\"\t" + code + "\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-12.5",
        "12",
        "0",
        "0.5",
        "2026-03-02 09:30",
        "2026-03-02",
        "91110114MA00000015",
        "a=b"
      })
  void what_a_spreadsheet_reads_right_is_left_as_it_is(String text) throws IOException {
    assertThat(file(text)).endsWith("\n" + text + "\r\n");
  }

  private static String file(Object... cells) throws IOException {
    StringBuilder file = new StringBuilder();
    new Csv(file, List.of("列")).row(Arrays.asList(cells));
    return file.toString();
  }
}
