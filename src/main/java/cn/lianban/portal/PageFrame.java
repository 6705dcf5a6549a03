package cn.lianban.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/**
 * What all pages have around their own part: the head with the place for the menu, and the foot. A
 * page is a file with its title, its scripts and its {@code <main>}; it is put together before it
 * is sent, so that the frame is there with the first paint and needs no script.
 */
final class PageFrame {

  private static final String MAIN = "<main";
  private static final String WHOLE = "<!DOCTYPE";

  private final String before;
  private final String between;
  private final String after;

  PageFrame() {
    try {
      String frame = new ClassPathResource("portal/frame.html").getContentAsString(UTF_8);
      String[] parts = frame.split("\\{\\{(?:head|main)}}", -1);
      if (parts.length != 3) {
        throw new IllegalStateException("portal/frame.html has to have {{head}} and {{main}} once");
      }
      before = parts[0];
      between = parts[1];
      after = parts[2];
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The page in its frame; one that is a whole document stays as it is. */
  String around(String page) {
    int main = page.indexOf(MAIN);
    if (page.startsWith(WHOLE) || main < 0) {
      return page;
    }
    return before
        + page.substring(0, main).strip()
        + between
        + page.substring(main).strip()
        + after;
  }
}
