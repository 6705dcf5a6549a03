package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextIdentityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "⽤户登记系统|用户登记系统",
        "ＡＩ辅助诊断|AI辅助诊断",
        "Ai 辅助诊断|AI辅助诊断",
        "Ⅲ期临床试验|III期临床试验",
        "Ⅰ/Ⅱ期临床试验|I/II期临床试验",
        "新\u200B药\u00AD一\u3164号|新药一号",
        "新药\uFE00一号\uDB40\uDD00|新药一号",
        "“新药”（一号）|新药 一号",
        "1．1类新药|1.1类新药",
        "京经信〔2024〕1号|京经信[2024]1号",
        "2024—2025年度|2024-2025年度",
        "①号车间|1号车间",
        "５０ ㎎|50mg",
        "国械注准 20263010001|国械注准20263010001",
        "Α受体|α受体",
        "é|e\u0301",
      })
  void ways_of_writing_do_not_count(String one, String other) {
    assertThat(TextIdentity.of(one)).isEqualTo(TextIdentity.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.1类新药|11类新药",
        "Ⅰ/Ⅱ期临床试验|Ⅲ期临床试验",
        "2024-2025年度|20242025年度",
        "α受体抑制剂|a受体抑制剂",
        "А型流感疫苗|A型流感疫苗",
        "創新藥|创新药",
        "甲类新药|A类新药",
        "phaseiii|phase3",
        "新药一号|新药二号",
        "A+B联合用药|AB联合用药",
      })
  void what_is_written_differently_is_not_the_same(String one, String other) {
    assertThat(TextIdentity.of(one)).isNotEqualTo(TextIdentity.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u0410型流感疫苗|A型流感疫苗",
        "α受体抑制剂|a受体抑制剂",
        "l类新药|1类新药",
        "ΡD-1单抗|PD-1单抗",
        "創新藥臨床試驗|创新药临床试验",
        "乾細胞製劑|干细胞制剂"
      })
  void what_looks_alike_has_one_skeleton(String one, String other) {
    assertThat(TextIdentity.of(one)).isNotEqualTo(TextIdentity.of(other));
    assertThat(TextIdentity.skeleton(TextIdentity.of(one)))
        .isEqualTo(TextIdentity.skeleton(TextIdentity.of(other)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "新药3期临床试验|新药Ⅲ期临床试验",
        "新药三期临床试验|新药III期临床试验",
        "新药12期|新药十二期",
        "二〇二六年度|2026年度",
        "第二十一批|第21批",
        "第一百零三号|第103号",
        "一点一类新药|1.1类新药",
        "alpha受体抑制剂|α受体抑制剂",
        "Interferon-Beta|Interferon β",
        "血糖仪™|血糖仪",
        "血糖仪®|血糖仪（R）",
        "新药Ⅳ期|新药4期",
        "新药ix号|新药九号",
        "Phase III 临床|Phase 3 临床",
        "PhaseIII临床|phase 3 临床",
        "Ⅱa期临床试验|2a期临床试验",
        "IIb期临床试验|2b期临床试验",
        "IgGⅣ抗体|IgG4抗体",
        "新药叁期|新药3期",
        "第贰拾壹批|第21批",
        "两类新药|二类新药",
        "廿一批|二十一批",
        "三千件|3000件",
        "1·1类新药|1.1类新药",
        "λ噬菌体|lambda噬菌体",
        "ά受体|阿尔法受体",
        "γ刀|伽玛刀",
        "血糖仪Ⓡ|血糖仪",
        "血糖仪【TM】|血糖仪",
        "血糖仪TM|血糖仪",
        "創新藥臨床試驗Ⅲ期|创新药临床试验3期",
        "體外診斷試劑註冊證|体外诊断试剂注册证",
        "臨床試驗叄期|临床试验三期",
        "A类医疗器械|甲类医疗器械",
        "乙類醫療器械|B类医疗器械",
        "phaseiii临床|Phase 3 临床",
        "PHASEIII临床|phase 3 临床",
        "typeii糖尿病|type 2 糖尿病",
        "StageIVb|stage 4b",
        "心脏支架A型（第2代)\u0301|心脏支架A型（第2代）",
        "心脏\u0301\u0302\u0303支架|心脏支架",
        "Protégé支架|Protege支架",
      })
  void what_is_read_alike_has_one_reading_and_is_found_and_is_not_the_same(
      String one, String other) {
    assertThat(TextIdentity.of(one)).isNotEqualTo(TextIdentity.of(other));
    assertThat(TextIdentity.reading(one)).isEqualTo(TextIdentity.reading(other));
    assertThat(Arrays.stream(TextIdentity.searchKeys(one)).boxed())
        .containsAnyElementsOf(Arrays.stream(TextIdentity.searchKeys(other)).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "新药Ⅱ期|新药Ⅲ期",
        "1.1类新药|11类新药",
        "α受体|β受体",
        "Vitamin E|Vita5 E",
        "新药二号|新药十号",
        "IVD试剂|4D试剂",
        "HIV疫苗|H4疫苗",
        "x2检验|102检验",
        "甲类医疗器械|乙类医疗器械",
        "phaseiii临床|phase ii 临床",
        "wavetypeix|wavetype9",
        "乾坤制药|干坤制药"
      })
  void what_is_read_differently_has_another_reading(String one, String other) {
    assertThat(TextIdentity.reading(one)).isNotEqualTo(TextIdentity.reading(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"新药一号|新药二号", "新药一号|新药号", "新药一号|抗新药一号", "1.1类新药|11类新药", "新药一号|新药一号"})
  void titles_of_one_edit_have_a_neighbour_in_common(String one, String other) {
    assertThat(TextIdentity.edits(one, other)).isLessThanOrEqualTo(1);
    assertThat(
            Arrays.stream(TextIdentity.neighbours(one))
                .anyMatch(
                    number ->
                        Arrays.stream(TextIdentity.neighbours(other)).anyMatch(n -> n == number)))
        .isTrue();
  }

  @Test
  void edits_are_counted_by_characters() {
    assertThat(TextIdentity.edits("𠮷田制药", "吉田制药")).isEqualTo(1);
    assertThat(TextIdentity.edits("", "新药")).isEqualTo(2);
    assertThat(TextIdentity.edits("细胞治疗产品", "细胞疗治产品")).isEqualTo(2);
  }

  @Test
  void a_text_of_marks_alone_is_still_itself() {
    assertThat(TextIdentity.of("——")).isNotEmpty().isNotEqualTo(TextIdentity.of("……"));
  }
}
