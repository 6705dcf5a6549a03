package cn.lianban.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Recognises an office document by its content, not by its name: Word and Excel, WPS (which uses
 * the older compound container), and OFD (GB/T 33190). Documents with macros are told apart.
 */
@SuppressWarnings("NullAway") // not yet judged: src/docs/decisions/0025
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

  private static final Map<String, String> MAIN_PARTS =
      Map.of("docx", "word/document", "xlsx", "xl/workbook", "ofd", "OFD.xml");
  private static final Pattern MACRO_PARTS =
      Pattern.compile("(?i).*(vbaproject\\.bin|vbadata\\.xml|/macrosheets/.*|/activex/.*)");
  private static final Pattern MACRO_TYPES =
      Pattern.compile("(?i)macroEnabled|vnd\\.ms-office\\.vbaProject|macrosheet");

  /** A template on another server, whose macros the document would load. */
  private static final Pattern FOREIGN_TEMPLATE =
      Pattern.compile(
          "(?is)<Relationship\\b(?=[^>]*attachedTemplate)(?=[^>]*Target\\s*=\\s*[\"'](?:https?:|ftp:|\\\\\\\\|//))[^>]*>");

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String OFD_NAMESPACE = "http://www.ofdspec.org";

  /** Most bytes that are read of a part that describes the other parts. */
  private static final int LONGEST_PART = 1024 * 1024;

  private OfficeFile() {}

  /** The result of looking into a document. */
  enum Finding {
    /** The kind that its ending says, without macros. */
    GENUINE,
    /** The kind that its ending says, with macros. */
    MACROS,
    /** Not the kind that its ending says. */
    OTHER
  }

  static boolean isCompound(byte[] content) {
    return content.length > DIRECTORY_ENTRY
        && Arrays.equals(content, 0, COMPOUND.length, COMPOUND, 0, COMPOUND.length);
  }

  /** Looks into a document whose ending is one of the kinds above. */
  static Finding look(String ending, byte[] content) {
    return STREAMS.containsKey(ending)
        ? lookIntoCompound(ending, content)
        : lookIntoZip(ending, content);
  }

  private static Finding lookIntoCompound(String ending, byte[] content) {
    if (!isCompound(content)
        || STREAMS.get(ending).stream().noneMatch(name -> hasEntry(content, name))) {
      return Finding.OTHER;
    }
    return MACRO_STREAMS.stream().anyMatch(name -> hasEntry(content, name))
        ? Finding.MACROS
        : Finding.GENUINE;
  }

  /**
   * Whether the directory has an entry of this name: its UTF-16 text, the NUL that ends it, and its
   * length in bytes.
   */
  private static boolean hasEntry(byte[] content, String name) {
    byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    for (int entry = 0; entry + DIRECTORY_ENTRY <= content.length; entry += DIRECTORY_ENTRY) {
      if (content[entry + DIRECTORY_ENTRY / 2] == text.length
          && Arrays.equals(content, entry, entry + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  private static Finding lookIntoZip(String ending, byte[] content) {
    try {
      Path file = Files.createTempFile("document", ".zip");
      try {
        // ISO-8859-1 can decode any file name, and only ASCII names are compared
        Files.write(file, content);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
          return look(ending, zip);
        }
      } finally {
        Files.delete(file);
      }
    } catch (ZipException | IllegalArgumentException damaged) {
      return Finding.OTHER;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Finding look(String ending, ZipFile zip) throws IOException {
    List<String> parts =
        zip.stream().map(ZipEntry::getName).map(name -> name.replace('\\', '/')).toList();
    if (parts.stream().noneMatch(part -> part.startsWith(MAIN_PARTS.get(ending)))) {
      return Finding.OTHER;
    }
    if (ending.equals("ofd")) {
      return read(zip, MAIN_PARTS.get(ending)).contains(OFD_NAMESPACE)
          ? Finding.GENUINE
          : Finding.OTHER;
    }
    if (!parts.contains(CONTENT_TYPES)) {
      return Finding.OTHER;
    }
    boolean macros =
        parts.stream().anyMatch(part -> MACRO_PARTS.matcher("/" + part).matches())
            || MACRO_TYPES.matcher(read(zip, CONTENT_TYPES)).find();
    for (String part : parts) {
      macros |=
          part.toLowerCase(Locale.ROOT).endsWith("settings.xml.rels")
              && FOREIGN_TEMPLATE.matcher(read(zip, part)).find();
    }
    return macros ? Finding.MACROS : Finding.GENUINE;
  }

  private static String read(ZipFile zip, String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      return "";
    }
    try (InputStream content = zip.getInputStream(entry)) {
      byte[] bytes = content.readNBytes(LONGEST_PART);
      boolean wide =
          bytes.length > 1
              && (bytes[0] == 0
                  || bytes[1] == 0
                  || (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE);
      return wide
          ? new String(bytes, StandardCharsets.UTF_16).replace("\0", "")
          : new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
