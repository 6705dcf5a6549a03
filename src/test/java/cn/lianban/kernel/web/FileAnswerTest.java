package cn.lianban.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.UriUtils;

class FileAnswerTest {

  @Test
  void a_long_name_is_cut_to_what_a_file_system_takes_and_keeps_its_ending() {
    assertThat(plain("长".repeat(196) + ".pdf")).isEqualTo("长".repeat(83) + ".pdf");
    assertThat(plain("😀".repeat(196) + ".pdf")).isEqualTo("😀".repeat(62) + ".pdf");
    assertThat(plain("长".repeat(200))).isEqualTo("长".repeat(85));
    assertThat(plain("a." + "长".repeat(198))).isEqualTo("a." + "长".repeat(84));
  }

  @Test
  void browsers_get_the_whole_name() {
    assertThat(FileAnswer.disposition("inline", "长".repeat(196) + ".pdf"))
        .endsWith("filename*=UTF-8''" + "%E9%95%BF".repeat(196) + ".pdf");
    assertThat(plain("章程.pdf")).isEqualTo("章程.pdf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "con.txt|_con.txt",
        "nul|_nul",
        "AUX.pdf|_AUX.pdf",
        "Com1.tar.gz|_Com1.tar.gz",
        "lpt¹.txt|_lpt¹.txt",
        "nul .pdf|_nul .pdf",
        "CONIN$|_CONIN$",
        "附件.pdf.|附件.pdf",
        "附件.pdf. .|附件.pdf",
        "nul.|_nul",
        "...|_",
        "甲:乙?.pdf|甲_乙_.pdf",
        "甲\"乙\\丙.pdf|甲_乙_丙.pdf",
        "console.txt|console.txt",
        "com.txt|com.txt",
        "合同 1.0 版.pdf|合同 1.0 版.pdf",
      })
  void a_name_that_windows_cannot_save_is_changed_in_both_forms(String name, String saved) {
    assertThat(plain(name)).isEqualTo(saved);
    assertThat(FileAnswer.disposition("inline", name))
        .endsWith("filename*=UTF-8''" + UriUtils.encode(saved, StandardCharsets.UTF_8));
  }

  private static String plain(String name) {
    String header = FileAnswer.disposition("inline", name);
    String bytes = header.split("\"")[1];
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
