package cn.lianban.kernel;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

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

  private static final Pattern MACRO_RELATIONSHIP =
      Pattern.compile("(?i)vbaProject|wordVbaData|macrosheet");

  /** Another document whose values a workbook takes over; it may be a program instead (DDE). */
  private static final Pattern EXTERNAL_LINK = Pattern.compile("(?i)externalLink");

  private static final Pattern EXTERNAL_LINK_PART =
      Pattern.compile("(?i).*/externalLinks/[^/]+\\.xml");
  private static final String PROGRAM_LINK = "ddeLink";

  /** The template of a document, whose macros the document would load. */
  private static final Pattern TEMPLATE = Pattern.compile("(?i)attachedTemplate");

  /** A path on the writer's own machine; whatever else a template names may be another server. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)(?!.*%(?:5C|2F|3A))(?:(?:file:///)?[a-z]:[/\\\\]|file:///)?(?:[^:/\\\\\\p{Cntrl}]+[/\\\\])*[^:/\\\\\\p{Cntrl}]+");

  private static final int LONGEST_PATH = 1000;
  private static final int DEEPEST = 50;

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String OFD_NAMESPACE = "http://www.ofdspec.org";

  /** Most bytes that are read of a part that describes the other parts. */
  private static final int LONGEST_PART = 4 * 1024 * 1024;

  /** Most bytes that are read of all these parts together. */
  private static final int MOST_READ = 16 * 1024 * 1024;

  private OfficeFile() {}

  /** The result of looking into a document. */
  enum Finding {
    /** The kind that its ending says, without macros. */
    GENUINE,
    /** The kind that its ending says, with macros. */
    MACROS,
    /** The kind that its ending says, with a password, so that nothing can be said of macros. */
    LOCKED,
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
        : lookIntoStreams(ending, content);
  }

  private static Finding lookIntoStreams(String ending, byte[] content) {
    if (STREAMS.get(ending).contains("WordDocument")) {
      return Finding.GENUINE;
    }
    try {
      CompoundFile file = new CompoundFile(content);
      if (ending.equals("dps")) {
        for (byte[] user : file.streams("Current User")) {
          if (OlderMacros.isEncrypted(user)) {
            return Finding.LOCKED;
          }
        }
      }
      List<Finding> findings = new ArrayList<>();
      for (String name : STREAMS.get(ending)) {
        for (byte[] stream : file.streams(name)) {
          findings.add(
              ending.equals("dps")
                  ? OlderMacros.inPresentation(stream)
                  : OlderMacros.inWorkbook(stream));
        }
      }
      return Stream.of(Finding.MACROS, Finding.LOCKED, Finding.OTHER)
          .filter(findings::contains)
          .findFirst()
          .orElse(findings.isEmpty() ? Finding.OTHER : Finding.GENUINE);
    } catch (CompoundFile.Damaged damaged) {
      return Finding.OTHER;
    }
  }

  /**
   * Whether the directory has an entry of this name: its UTF-16 text in any case, the NUL that ends
   * it, and its length in bytes.
   */
  private static boolean hasEntry(byte[] content, String name) {
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
    Map<String, ZipEntry> parts = new LinkedHashMap<>();
    zip.stream().forEach(entry -> parts.put(entry.getName().replace('\\', '/'), entry));
    if (parts.keySet().stream().noneMatch(part -> part.startsWith(MAIN_PARTS.get(ending)))) {
      return Finding.OTHER;
    }
    if (ending.equals("ofd")) {
      ZipEntry first = parts.get(MAIN_PARTS.get(ending));
      return first != null && text(read(zip, first, LONGEST_PART)).contains(OFD_NAMESPACE)
          ? Finding.GENUINE
          : Finding.OTHER;
    }
    if (!parts.containsKey(CONTENT_TYPES)) {
      return Finding.OTHER;
    }
    MacroFinder finder = new MacroFinder();
    int left = MOST_READ;
    // the parts that describe others come first, because they say where links are
    List<Map.Entry<String, ZipEntry>> describing =
        parts.entrySet().stream().filter(part -> isDescribing(part.getKey())).toList();
    for (Map.Entry<String, ZipEntry> part : describing) {
      left = finder.reads(zip, part.getValue(), left, Math.min(left, LONGEST_PART));
    }
    for (Map.Entry<String, ZipEntry> part : parts.entrySet()) {
      finder.found |= MACRO_PARTS.matcher("/" + part.getKey()).matches();
      if (left >= 0 && !isDescribing(part.getKey()) && finder.isLink(part.getKey())) {
        left = finder.reads(zip, part.getValue(), left, left);
      }
    }
    if (left < 0) {
      return Finding.OTHER;
    }
    return finder.found ? Finding.MACROS : Finding.GENUINE;
  }

  private static boolean isDescribing(String part) {
    return part.equals(CONTENT_TYPES) || part.toLowerCase(Locale.ROOT).endsWith(".rels");
  }

  private static byte[] read(ZipFile zip, ZipEntry part, int most) throws IOException {
    try (InputStream content = zip.getInputStream(part)) {
      return content.readNBytes(most);
    }
  }

  private static String text(byte[] bytes) {
    boolean wide =
        bytes.length > 1
            && (bytes[0] == 0
                || bytes[1] == 0
                || (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE);
    return wide
        ? new String(bytes, StandardCharsets.UTF_16).replace("\0", "")
        : new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Looks for macros in the parts that describe other parts, and for programs in links to other
   * documents.
   */
  private static final class MacroFinder extends DefaultHandler {

    private final Set<String> links = new HashSet<>();
    private boolean found;
    private int depth;

    /**
     * Reads a part.
     *
     * @param left how many bytes of all parts may still be read; less than 0 for none, after a part
     *     that could not be read
     * @param most how many of this one
     * @return how many are left then
     */
    int reads(ZipFile zip, ZipEntry part, int left, int most) throws IOException {
      if (left < 0) {
        return left;
      }
      byte[] content = read(zip, part, most + 1);
      return content.length > most || !reads(content) ? -1 : left - content.length;
    }

    /** Whether a part is a link to another document, by its place or by what names it as one. */
    boolean isLink(String part) {
      return EXTERNAL_LINK_PART.matcher("/" + part).matches() || links.contains(lastOf(part));
    }

    /** The name of a part without folders, because its path may be written in many ways. */
    private static String lastOf(String part) {
      return part.substring(Math.max(part.lastIndexOf('/'), part.lastIndexOf('\\')) + 1)
          .toLowerCase(Locale.ROOT);
    }

    /** Whether the part is XML without a document type, and not nested too deeply. */
    private boolean reads(byte[] part) throws IOException {
      depth = 0;
      try {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.newSAXParser().parse(new ByteArrayInputStream(part), this);
        return true;
      } catch (SAXException | CharConversionException | UnsupportedEncodingException notReadable) {
        return false;
      } catch (ParserConfigurationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      depth++;
      if (depth > DEEPEST) {
        throw new SAXException("nested too deeply");
      }
      String type = value(attributes, "Type");
      if (EXTERNAL_LINK.matcher(type).find()) {
        String target = value(attributes, "Target");
        links.add(lastOf(target));
        // no program writes the name of this part so, but to hide it
        found |= target.indexOf('%') >= 0 && !"External".equals(value(attributes, "TargetMode"));
      }
      if (EXTERNAL_LINK.matcher(value(attributes, "ContentType")).find()) {
        links.add(lastOf(value(attributes, "PartName")));
      }
      found |= name.substring(name.indexOf(':') + 1).equals(PROGRAM_LINK);
      found |=
          MACRO_TYPES.matcher(value(attributes, "ContentType")).find()
              || MACRO_RELATIONSHIP.matcher(type).find()
              || TEMPLATE.matcher(type).find() && !isLocal(value(attributes, "Target"));
    }

    @Override
    public void endElement(String uri, String local, String name) {
      depth--;
    }

    /** Throws what the parser would otherwise print. */
    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
      throw problem;
    }

    private static String value(Attributes attributes, String name) {
      String value = attributes.getValue(name);
      return value == null ? "" : value;
    }

    private static boolean isLocal(String target) {
      return target.length() <= LONGEST_PATH && LOCAL.matcher(target).matches();
    }
  }
}
