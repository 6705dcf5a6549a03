package cn.lianban.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

  private static String plain(String name) {
    String header = FileAnswer.disposition("inline", name);
    String bytes = header.split("\"")[1];
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
