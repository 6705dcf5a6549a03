package cn.lianban.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises an office document by its content, not by its name: Word and Excel, WPS (which uses
 * the older compound container), and OFD (GB/T 33190). Documents with macros, and those that start
 * programs or call other places, are told apart.
 */
final class OfficeFile {

  private static final byte[] COMPOUND = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  /** Size in bytes of an entry in a compound file's directory; entries begin at multiples of it. */
  private static final int DIRECTORY_ENTRY = 128;

  /** The streams that a compound file holds, for each file ending. */
  private static final Map<String, Set<String>> STREAMS =
      Map.of(
          "doc", Set.of("WordDocument"),
          "wps", Set.of("WordDocument"),
          "xls", Set.of("Workbook", "Book"),
          "et", Set.of("Workbook", "Book"),
          "dps", Set.of("PowerPoint Document"));

  /** The names of streams and folders that hold macros in a compound file. */
  private static final Set<String> MACRO_STREAMS =
      Set.of("_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros");

  private OfficeFile() {}

  /**
   * What was found in a document.
   *
   * @param what what it is that makes the finding, in Chinese, such as 域 DDEAUTO; empty where the
   *     finding says all
   */
  record Look(Finding finding, String what) {

    private static final int LONGEST = 60;

    Look(Finding finding) {
      this(finding, "");
    }

    Look {
      String plain = PlainText.clean(what).replaceAll("\\s+", " ").strip();
      what =
          plain.codePointCount(0, plain.length()) <= LONGEST
              ? plain
              : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…";
    }
  }

  /** The result of looking into a document. */
  enum Finding {
    /** The kind that its ending says, without macros. */
    GENUINE,
    /** The kind that its ending says, with macros. */
    MACROS,
    /**
     * The kind that its ending says; opened, it starts a program or calls another place, or it has
     * parts of which this cannot be said.
     */
    CALLING,
    /** The kind that its ending says, too large to be looked through. */
    LARGE,
    /** The kind that its ending says, with a password, so that nothing can be said of macros. */
    LOCKED,
    /** Not the kind that its ending says. */
    OTHER
  }

  static boolean isCompound(byte[] content) {
    return content.length > DIRECTORY_ENTRY && isCompoundBeginning(content);
  }

  static boolean isCompoundBeginning(byte[] beginning) {
    return beginning.length >= COMPOUND.length
        && Arrays.equals(beginning, 0, COMPOUND.length, COMPOUND, 0, COMPOUND.length);
  }

  /** Looks into a document whose ending is one of the kinds above. */
  static Look look(String ending, byte[] content) {
    return STREAMS.containsKey(ending)
        ? lookIntoCompound(ending, content)
        : OfficePackage.look(ending, content);
  }

  private static Look lookIntoCompound(String ending, byte[] content) {
    if (!isCompound(content)
        || streams(ending).stream().noneMatch(name -> hasEntry(content, name))) {
      return new Look(Finding.OTHER);
    }
    return MACRO_STREAMS.stream().anyMatch(name -> hasEntry(content, name))
        ? new Look(Finding.MACROS)
        : lookIntoStreams(ending, content);
  }

  /** None for an ending that no compound file has. */
  private static Set<String> streams(String ending) {
    return STREAMS.getOrDefault(ending, Set.of());
  }

  private static Look lookIntoStreams(String ending, byte[] content) {
    boolean isText = streams(ending).contains("WordDocument");
    try {
      CompoundFile file = new CompoundFile(content);
      if (ending.equals("dps")) {
        for (byte[] user : file.streams("Current User")) {
          if (OlderMacros.isEncrypted(user)) {
            return new Look(Finding.LOCKED);
          }
        }
      }
      List<Look> looks = new ArrayList<>();
      for (String name : streams(ending)) {
        for (byte[] stream : file.streams(name)) {
          looks.add(
              isText
                  ? inDocument(stream)
                  : ending.equals("dps")
                      ? new Look(OlderMacros.inPresentation(stream))
                      : inWorkbook(stream));
        }
      }
      return Stream.of(Finding.MACROS, Finding.CALLING, Finding.LOCKED, Finding.OTHER)
          .flatMap(finding -> looks.stream().filter(look -> look.finding() == finding))
          .findFirst()
          .orElse(new Look(looks.isEmpty() ? Finding.OTHER : Finding.GENUINE));
    } catch (CompoundFile.Damaged damaged) {
      return isText ? inDocument(content) : new Look(Finding.OTHER);
    }
  }

  private static Look inDocument(byte[] stream) {
    return OlderLinks.startsProgramInDocument(stream)
        ? new Look(Finding.CALLING, "DDE 域")
        : new Look(Finding.GENUINE);
  }

  private static Look inWorkbook(byte[] stream) {
    Finding macros = OlderMacros.inWorkbook(stream);
    return macros == Finding.GENUINE && OlderLinks.startsProgramInWorkbook(stream)
        ? new Look(Finding.CALLING, "DDE 链接")
        : new Look(macros);
  }

  /**
   * Whether the directory has an entry of this name: its UTF-16 text in any case, the NUL that ends
   * it, and its length in bytes.
   */
  static boolean hasEntry(byte[] content, String name) {
    int length = 2 * (name.length() + 1);
    for (int entry = 0; entry + DIRECTORY_ENTRY <= content.length; entry += DIRECTORY_ENTRY) {
      if (content[entry + DIRECTORY_ENTRY / 2] == length
          && new String(content, entry, length, StandardCharsets.UTF_16LE)
              .equalsIgnoreCase(name + "\0")) {
        return true;
      }
    }
    return false;
  }
}
