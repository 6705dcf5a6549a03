package cn.lianban.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instruction of a field in a Word document. Only fields that number, date, refer to places of
 * the document or show its own properties are harmless; others start programs, read files or other
 * servers, or put together the instruction of another field from numbers.
 */
final class FieldCode {

  private static final Set<String> HARMLESS =
      Set.of(
          // pages, sections, numbers
          "PAGE",
          "NUMPAGES",
          "SECTION",
          "SECTIONPAGES",
          "SEQ",
          "LISTNUM",
          "AUTONUM",
          "AUTONUMLGL",
          "AUTONUMOUT",
          "BIDIOUTLINE",
          // tables of contents, indexes, references inside of the document
          "TOC",
          "TC",
          "TOA",
          "TA",
          "INDEX",
          "XE",
          "REF",
          "PAGEREF",
          "NOTEREF",
          "STYLEREF",
          "CITATION",
          "BIBLIOGRAPHY",
          "GOTOBUTTON",
          // dates
          "DATE",
          "TIME",
          "CREATEDATE",
          "SAVEDATE",
          "PRINTDATE",
          "EDITTIME",
          // properties of the document
          "AUTHOR",
          "TITLE",
          "SUBJECT",
          "KEYWORDS",
          "COMMENTS",
          "LASTSAVEDBY",
          "FILENAME",
          "FILESIZE",
          "TEMPLATE",
          "NUMWORDS",
          "NUMCHARS",
          "REVNUM",
          "DOCPROPERTY",
          "INFO",
          "USERNAME",
          "USERINITIALS",
          "USERADDRESS",
          // forms and serial letters
          "FORMTEXT",
          "FORMCHECKBOX",
          "FORMDROPDOWN",
          "MERGEFIELD",
          "MERGEREC",
          "MERGESEQ",
          "NEXT",
          "NEXTIF",
          "SKIPIF",
          "ADDRESSBLOCK",
          "GREETINGLINE",
          // what is drawn, asked or computed on the spot, and the notes of bibliography programs
          "DISPLAYBARCODE",
          "MERGEBARCODE",
          "BARCODE",
          "SET",
          "ASK",
          "FILLIN",
          "IF",
          "COMPARE",
          "EQ",
          "SYMBOL",
          "ADVANCE",
          "SHAPE",
          "PRIVATE",
          "ADDIN");

  /** Fields that are refused, which no bookmark hides by bearing the same name. */
  private static final Set<String> REFUSED =
      Set.of(
          "DDE",
          "DDEAUTO",
          "LINK",
          "EMBED",
          "OLE",
          "CONTROL",
          "OCX",
          "HTMLCONTROL",
          "IMPORT",
          "INCLUDE",
          "INCLUDETEXT",
          "INCLUDEPICTURE",
          "DATABASE",
          "DATA",
          "RD",
          "MACRO",
          "MACROBUTTON",
          "PRINT",
          "QUOTE",
          "AUTOTEXT",
          "AUTOTEXTLIST",
          "GLOSSARY",
          "HYPERLINK");

  /** The name of a place in the document alone, which shows what stands there. */
  private static final Pattern BOOKMARK =
      Pattern.compile(
          "[\\s\\u00A0]*([\\p{L}_][\\p{L}\\p{N}_]*)[\\s\\u00A0]*(?:\\\\h[\\s\\u00A0]*|\\\\\\*[\\s\\u00A0]*[A-Za-z]+[\\s\\u00A0]*)*");

  /** Texts in quotes; numbers would be letters of another field. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?i)[\\s\\u00A0]*QUOTE[\\s\\u00A0]+[\"“][^\"“”]*[\"”]?[\\s\\u00A0]*(?:\\\\\\*[\\s\\u00A0]*[A-Za-z]+[\\s\\u00A0]*)*");

  private static final Pattern NAME = Pattern.compile("^[\\s\\u00A0]*([A-Za-z]+(?![\\p{L}_])|=)");

  /** A name that has ended, so that nothing can be added to it. */
  private static final Pattern GROWN = Pattern.compile("[A-Za-z][^\\p{L}_]");

  /** An argument of a field: in quotes of any kind, or one word. */
  private static final Pattern ARGUMENT =
      Pattern.compile("[\"“”]((?:\\\\.|[^\"“”\\\\])*)[\"“”]?|(\\\\[A-Za-z*#@!])|([^\\s\"“”]+)");

  /** Switches of a link that are followed by a text of their own. */
  private static final Set<String> WITH_TEXT = Set.of("\\l", "\\o", "\\t", "\\s", "\\*");

  private FieldCode() {}

  /** The name of a field with which the instruction begins; empty for another beginning. */
  private static Optional<String> name(CharSequence instruction) {
    Matcher name = NAME.matcher(instruction);
    return name.find() ? Optional.of(name.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
  }

  /**
   * Whether an instruction already says which field it is, so that the result of a field inside of
   * it cannot become its name.
   */
  static boolean isNamed(CharSequence instruction) {
    return name(instruction)
        .filter(name -> name.equals("=") || GROWN.matcher(instruction).find())
        .isPresent();
  }

  /**
   * What the instruction would do, in Chinese, such as 域 DDEAUTO; empty where it is harmless.
   *
   * @param composed whether another field stands inside of the instruction
   */
  static Optional<String> danger(CharSequence instruction, boolean composed) {
    if (instruction.toString().isBlank() && !composed) {
      return Optional.empty();
    }
    String name = name(instruction).orElse("");
    if (name.equals("HYPERLINK")) {
      return linkedTo(instruction, composed).map(target -> "域 HYPERLINK 指向“" + target + "”");
    }
    if (name.equals("=")
        || HARMLESS.contains(name)
        || !composed && QUOTED.matcher(instruction).matches()) {
      return Optional.empty();
    }
    return Optional.of("域 " + (name.isEmpty() ? instruction.toString().strip() : name));
  }

  /**
   * The place of which the instruction is the name alone; empty for any other. It is harmless where
   * the document has a bookmark of this name.
   */
  static Optional<String> bookmark(CharSequence instruction) {
    Matcher bookmark = BOOKMARK.matcher(instruction);
    return bookmark.matches()
        ? Optional.of(bookmark.group(1))
            .filter(name -> !REFUSED.contains(name.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** Where a link leads that is not a web page, a mail address or a place in the document. */
  private static Optional<String> linkedTo(CharSequence instruction, boolean composed) {
    if (composed) {
      return Optional.of("由另一个域拼成的地址");
    }
    Matcher argument = ARGUMENT.matcher(instruction);
    boolean named = false;
    boolean isText = false;
    while (argument.find()) {
      if (!named) {
        // the first is the name of the field, or has grown together with what follows it
        named = true;
        if (argument.group().strip().equalsIgnoreCase("HYPERLINK")) {
          continue;
        }
      }
      if (argument.group(2) != null) {
        isText = WITH_TEXT.contains(argument.group(2).toLowerCase(Locale.ROOT));
        continue;
      }
      String target = argument.group(1) == null ? argument.group(3) : argument.group(1);
      if (!isText && !target.isBlank() && !OutsideTarget.isPage(target)) {
        return Optional.of(target);
      }
      isText = false;
    }
    return Optional.empty();
  }
}
