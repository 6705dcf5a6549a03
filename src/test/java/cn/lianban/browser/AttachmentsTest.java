package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What an applicant has uploaded, as a reviewer opens it: documents and pictures in the browser,
 * everything else as a file, and no page ever.
 */
class AttachmentsTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00");
  private static final String RECORD = "第一轮试制：合格。";
  private static final String PAGE =
      "<!DOCTYPE html><html><body><script>document.title = 'run'</script></body></html>";

  @Test
  void a_reviewer_opens_documents_and_pictures_in_the_browser_and_keeps_other_files()
      throws IOException {
    Case device = office.applies("R07-1", DEVICE);
    Page applicant = chromium.blank(device.applicant().account());
    applicant.navigate("/cases/" + device.no());
    upload(applicant, "注册证.pdf", "application/pdf", pdf());
    upload(applicant, "现场照片.png", "image/png", applicant.screenshot());
    upload(
        applicant,
        "研发说明.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx());
    upload(applicant, "研发记录.txt", "text/plain", RECORD.getBytes(StandardCharsets.UTF_8));

    device.goesOnTo("reviewing");

    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card("待联审", device));
    assertThat(handler.form()).containsText("注册证.pdf");
    look(handler.page(), "attachments");
    reads(handler.page(), handler.form());
    assertThat(handler.page().url()).contains("/tasklist/");

    Page file = chromium.windowBeside(handler.page());
    file.navigate("/cases/" + device.no());
    reads(file, file.locator(".files"));
  }

  @Test
  void a_page_is_not_taken_whatever_it_is_called() {
    Case device = office.applies("R07-1", DEVICE);
    Page applicant = chromium.blank(device.applicant().account());
    applicant.navigate("/cases/" + device.no());
    for (String name : new String[] {"说明.html", "说明.pdf", "照片.png"}) {
      applicant
          .getByLabel("上传材料")
          .setInputFiles(new FilePayload(name, "text/html", PAGE.getBytes(StandardCharsets.UTF_8)));
      button(applicant, "上传").click();
      assertThat(error(applicant, "file"))
          .containsText("只接受 PDF、OFD、PNG、JPEG、Word、Excel、WPS 和纯文本文件");
    }
    assertThat(device.file().path("attachments").isEmpty()).isTrue();
  }

  private static void upload(Page page, String name, String type, byte[] content) {
    page.getByLabel("上传材料").setInputFiles(new FilePayload(name, type, content));
    button(page, "上传").click();
    assertThat(page.locator(".files")).containsText(name);
  }

  /** Opens every file from this place. */
  private static void reads(Page page, Locator place) throws IOException {
    Page picture = opened(page, place, "现场照片.png");
    picture.waitForLoadState();
    assertThat((Integer) picture.evaluate("document.images[0].naturalWidth")).isEqualTo(1440);
    picture.close();

    opened(page, place, "注册证.pdf").close();

    assertThat(kept(page, place, "研发说明.docx")).startsWith('P', 'K');
    assertThat(new String(kept(page, place, "研发记录.txt"), StandardCharsets.UTF_8)).isEqualTo(RECORD);
  }

  /**
   * The window in which the file opens. Checks that the browser is told to show it and to run
   * nothing of it as ours; whether the browser's own viewer then starts cannot be observed.
   */
  private static Page opened(Page page, Locator place, String name) {
    String address = place.getByText(name).getAttribute("href");
    Page window = page.waitForPopup(() -> place.getByText(name).click());
    Map<String, String> headers = page.request().get(address).headers();
    assertThat(headers.get("content-disposition")).startsWith("inline");
    assertThat(headers).containsEntry("x-content-type-options", "nosniff");
    assertThat(headers.get("content-security-policy")).contains("default-src 'none'");
    assertThat(headers.get("content-security-policy").contains("sandbox"))
        .isEqualTo(!name.endsWith(".pdf"));
    return window;
  }

  /**
   * The downloaded file. Its window closes by itself and may be the one that reports the download.
   */
  private static byte[] kept(Page page, Locator place, String name) throws IOException {
    List<Download> downloads = new ArrayList<>();
    Consumer<Download> keep = downloads::add;
    Consumer<Page> window = opened -> opened.onDownload(keep);
    page.onDownload(keep);
    page.onPopup(window);
    place.getByText(name).click();
    page.waitForCondition(() -> !downloads.isEmpty());
    page.offDownload(keep);
    page.offPopup(window);
    assertThat(downloads.get(0).suggestedFilename()).isEqualTo(name);
    return Files.readAllBytes(downloads.get(0).path());
  }

  /** One page that says where it is. */
  private static byte[] pdf() {
    StringBuilder text = new StringBuilder("%PDF-1.4\n");
    String content = "BT /F1 24 Tf 72 700 Td (Certificate) Tj ET";
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    };
    StringBuilder places = new StringBuilder("0000000000 65535 f \n");
    for (int number = 1; number <= objects.length; number++) {
      places.append("%010d 00000 n %n".formatted(text.length()));
      text.append(number).append(" 0 obj\n").append(objects[number - 1]).append("\nendobj\n");
    }
    int start = text.length();
    text.append("xref\n0 ").append(objects.length + 1).append('\n').append(places);
    text.append("trailer\n<< /Size ")
        .append(objects.length + 1)
        .append(" /Root 1 0 R >>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] docx() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : new String[] {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write("<?xml version=\"1.0\"?><x/>".getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
