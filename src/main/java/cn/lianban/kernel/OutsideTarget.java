package cn.lianban.kernel;

import java.util.regex.Pattern;

/** Judges what a document names outside of itself: a link, a picture, a template. */
final class OutsideTarget {

  /** What only opens a web page, a letter or a telephone, when somebody clicks. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?i)https?://[^\\s\\\\\\p{Cntrl}]+|mailto:[^\\\\\\p{Cntrl}]*|www\\.[^\\s\\\\:\\p{Cntrl}]+"
              + "|tel:[+0-9().;=a-z -]+|about:blank");

  /** A document that lies beside this one, of a kind that opens without running. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i)(?![/])[^:\\\\\\p{Cntrl}%]+\\.(?:docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|txt|csv|png|jpe?g|gif|html?)(?:#[^\\p{Cntrl}\\\\]*)?");

  /** A place in the document itself. */
  private static final Pattern PLACE = Pattern.compile("#[^\\p{Cntrl}]*");

  /** The name of something in the package: no scheme, no server, no drive. */
  private static final Pattern INSIDE =
      Pattern.compile("(?!//)[^:\\\\\\p{Cntrl}%]*|(?i:data:image/)[^\\p{Cntrl}]*");

  /** A path on the writer's own machine; whatever else a template names may be another server. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)(?!.*%(?:5C|2F|3A))(?:(?:file:///)?[a-z]:[/\\\\]|file:///|/(?![/\\\\]))?(?:[^:/\\\\\\p{Cntrl}]+[/\\\\])*[^:/\\\\\\p{Cntrl}]+");

  private static final int LONGEST_PATH = 1000;

  private OutsideTarget() {}

  /**
   * Whether a link leads to a web page, a mail address, a telephone, a place in the document or a
   * document beside it.
   */
  static boolean isPage(String target) {
    String plain = target.strip();
    return PAGE.matcher(plain).matches()
        || PLACE.matcher(plain).matches()
        || BESIDE.matcher(plain).matches();
  }

  /** Whether it names something in the document's own package, or nothing. */
  static boolean isInside(String target) {
    return INSIDE.matcher(target.strip()).matches();
  }

  /** Whether it is a file on the machine of the writer, which another machine does not have. */
  static boolean isOnOwnMachine(String target) {
    return target.length() <= LONGEST_PATH && LOCAL.matcher(target).matches();
  }
}
