package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        "含有宏");
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
      refuses("a.docx", document(part, relationship), "含有宏");
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

  /**
   * A compound file as far as its header and directory: a sector each, four entries of 128 bytes in
   * a sector.
   */
  private static byte[] compound(String... entries) {
    byte[] file = new byte[512 + 512 * 2];
    byte[] magic = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(magic, 0, file, 0, magic.length);
    List<String> names = new ArrayList<>(List.of(entries));
    for (int i = 0; i < names.size(); i++) {
      byte[] name = (names.get(i) + "\0").getBytes(StandardCharsets.UTF_16LE);
      System.arraycopy(name, 0, file, 512 + i * 128, name.length);
      file[512 + i * 128 + 64] = (byte) name.length;
    }
    return file;
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
