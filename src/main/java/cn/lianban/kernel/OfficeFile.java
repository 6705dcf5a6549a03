package cn.lianban.kernel;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
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

  /** A field of Word that starts a program, as its first word. */
  private static final Pattern PROGRAM_FIELD =
      Pattern.compile("^[\\s\"“”]*DDE(?:AUTO)?(?![A-Za-z])", Pattern.CASE_INSENSITIVE);

  /** Elements of Excel that hold formulas. */
  private static final Set<String> FORMULAS =
      Set.of("f", "definedName", "formula", "formula1", "formula2", "oldFormula");

  /** A relationship that leads somewhere only when somebody clicks. */
  private static final Pattern CLICKED = Pattern.compile("(?i)/hyperlink$");

  /** What a packed file is named in an embedded object, which starts it when it is clicked. */
  private static final String PACKED_FILE = "\u0001Ole10Native";

  /** The template of a document, whose macros the document would load. */
  private static final Pattern TEMPLATE = Pattern.compile("(?i)attachedTemplate");

  /** A path on the writer's own machine; whatever else a template names may be another server. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)(?!.*%(?:5C|2F|3A))(?:(?:file:///)?[a-z]:[/\\\\]|file:///|/(?![/\\\\]))?(?:[^:/\\\\\\p{Cntrl}]+[/\\\\])*[^:/\\\\\\p{Cntrl}]+");

  private static final int LONGEST_PATH = 1000;
  private static final int DEEPEST = 50;

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String OFD_NAMESPACE = "http://www.ofdspec.org";

  /** Most bytes that are read of a part that describes the other parts. */
  private static final int LONGEST_PART = 4 * 1024 * 1024;

  /** Most bytes that are read of all these parts together. */
  private static final int MOST_READ = 16 * 1024 * 1024;

  /** Most bytes that are looked through of all other parts together. */
  private static final long MOST_SCANNED = 96L * 1024 * 1024;

  private static final int BEGINNING = 64;
  private static final int LONGEST_FORMULA = 100_000;

  private OfficeFile() {}

  /** The result of looking into a document. */
  enum Finding {
    /** The kind that its ending says, without macros. */
    GENUINE,
    /** The kind that its ending says, with macros. */
    MACROS,
    /** The kind that its ending says; opened, it starts a program or calls another place. */
    CALLING,
    /** The kind that its ending says, too large to be looked through. */
    LARGE,
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
        || streams(ending).stream().noneMatch(name -> hasEntry(content, name))) {
      return Finding.OTHER;
    }
    return MACRO_STREAMS.stream().anyMatch(name -> hasEntry(content, name))
        ? Finding.MACROS
        : lookIntoStreams(ending, content);
  }

  /** None for an ending that no compound file has. */
  private static Set<String> streams(String ending) {
    return STREAMS.getOrDefault(ending, Set.of());
  }

  private static Finding lookIntoStreams(String ending, byte[] content) {
    if (streams(ending).contains("WordDocument")) {
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
      for (String name : streams(ending)) {
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
    PartReader reader = new PartReader(ending);
    // the parts that describe others come first, because they say where links are
    for (Map.Entry<String, ZipEntry> part : parts.entrySet()) {
      if (isDescribing(part.getKey()) && !reader.describes(zip, part.getValue())) {
        return Finding.OTHER;
      }
    }
    for (Map.Entry<String, ZipEntry> part : parts.entrySet()) {
      reader.macros |= MACRO_PARTS.matcher("/" + part.getKey()).matches();
      if (!isDescribing(part.getKey())) {
        Finding finding = reader.lookInto(zip, part.getKey(), part.getValue());
        if (finding != Finding.GENUINE) {
          return finding;
        }
      }
    }
    return reader.macros ? Finding.MACROS : reader.calling ? Finding.CALLING : Finding.GENUINE;
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
   * Looks for macros in the parts that describe other parts, and in all parts for what starts a
   * program or calls another place.
   */
  private static final class PartReader extends DefaultHandler {

    private final boolean isWorkbook;
    private final Set<String> links = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private int leftToRead = MOST_READ;
    private long leftToScan = MOST_SCANNED;
    private boolean macros;
    private boolean calling;
    private boolean describing;
    private boolean keeping;
    private int depth;

    PartReader(String ending) {
      this.isWorkbook = ending.equals("xlsx");
    }

    /** Reads a part that describes others; false where it cannot be read. */
    boolean describes(ZipFile zip, ZipEntry part) throws IOException {
      describing = true;
      int most = Math.min(leftToRead, LONGEST_PART);
      byte[] content = read(zip, part, most + 1);
      leftToRead -= content.length;
      return content.length <= most && reads(new ByteArrayInputStream(content));
    }

    /** Looks into any other part; what is neither XML nor an embedded object says nothing. */
    Finding lookInto(ZipFile zip, String name, ZipEntry part) throws IOException {
      describing = false;
      try (PushbackInputStream content =
          new PushbackInputStream(new Scanned(zip.getInputStream(part)), BEGINNING)) {
        byte[] beginning = content.readNBytes(BEGINNING);
        content.unread(beginning);
        if (isXml(beginning)) {
          boolean mustBe = isLink(name) || name.toLowerCase(Locale.ROOT).endsWith(".xml");
          return reads(content) || !mustBe ? Finding.GENUINE : Finding.OTHER;
        }
        if (Arrays.equals(beginning, 0, Math.min(8, beginning.length), COMPOUND, 0, 8)) {
          calling |= hasEntry(content.readAllBytes(), PACKED_FILE);
        }
        return Finding.GENUINE;
      } catch (TooLarge tooLarge) {
        return Finding.LARGE;
      }
    }

    private static boolean isXml(byte[] beginning) {
      String shown = text(beginning).strip();
      return shown.startsWith("<") || shown.startsWith("\uFEFF<");
    }

    /** Whether a part is a link to another document, by its place or by what names it as one. */
    private boolean isLink(String part) {
      return EXTERNAL_LINK_PART.matcher("/" + part).matches() || links.contains(lastOf(part));
    }

    /** The name of a part without folders, because its path may be written in many ways. */
    private static String lastOf(String part) {
      return part.substring(Math.max(part.lastIndexOf('/'), part.lastIndexOf('\\')) + 1)
          .toLowerCase(Locale.ROOT);
    }

    /** Whether the part is XML without a document type, and not nested too deeply. */
    private boolean reads(InputStream part) throws IOException {
      depth = 0;
      keeping = false;
      text.setLength(0);
      try {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.newSAXParser().parse(part, this);
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
      if (describing) {
        if (depth > DEEPEST) {
          throw new SAXException("nested too deeply");
        }
        describe(attributes);
        return;
      }
      String plain = name.substring(name.indexOf(':') + 1);
      switch (plain) {
        case PROGRAM_LINK -> calling = true;
        case "fldSimple" -> {
          for (int i = 0; i < attributes.getLength(); i++) {
            calling |= PROGRAM_FIELD.matcher(attributes.getValue(i)).find();
          }
        }
        case "fldChar" -> text.setLength(0);
        case "instrText" -> keeping = true;
        default -> {
          if (isWorkbook && FORMULAS.contains(plain)) {
            text.setLength(0);
            keeping = true;
          }
        }
      }
    }

    private void describe(Attributes attributes) {
      String type = value(attributes, "Type");
      String target = value(attributes, "Target");
      boolean isOutside = value(attributes, "TargetMode").equalsIgnoreCase("External");
      if (EXTERNAL_LINK.matcher(type).find()) {
        links.add(lastOf(target));
        // no program writes the name of this part so, but to hide it
        calling |= target.indexOf('%') >= 0 && !isOutside;
      }
      if (EXTERNAL_LINK.matcher(value(attributes, "ContentType")).find()) {
        links.add(lastOf(value(attributes, "PartName")));
      }
      macros |=
          MACRO_TYPES.matcher(value(attributes, "ContentType")).find()
              || MACRO_RELATIONSHIP.matcher(type).find()
              || TEMPLATE.matcher(type).find() && !isLocal(target);
      calling |= isOutside && !CLICKED.matcher(type).find() && !isLocal(target);
    }

    @Override
    public void characters(char[] signs, int start, int length) {
      if (keeping && text.length() < LONGEST_FORMULA) {
        text.append(signs, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      depth--;
      if (keeping) {
        String plain = name.substring(name.indexOf(':') + 1);
        if (plain.equals("instrText")) {
          // a field may be written in several pieces, so the text stays until the next begins
          keeping = false;
          calling |= PROGRAM_FIELD.matcher(text).find();
        } else if (FORMULAS.contains(plain)) {
          keeping = false;
          calling |= startsProgram(text);
        }
      }
    }

    /**
     * Whether a formula asks a program (program|topic!item): outside of quoted texts and names the
     * bar has no other meaning.
     */
    private static boolean startsProgram(CharSequence formula) {
      char quote = 0;
      for (int i = 0; i < formula.length(); i++) {
        char sign = formula.charAt(i);
        if (quote != 0) {
          quote = sign == quote ? 0 : quote;
        } else if (sign == '"' || sign == '\'') {
          quote = sign;
        } else if (sign == '|') {
          return true;
        }
      }
      return false;
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

    /** Ends the reading where all parts together are larger than what is looked through. */
    private final class Scanned extends FilterInputStream {

      Scanned(InputStream part) {
        super(part);
      }

      @Override
      public int read() throws IOException {
        int sign = super.read();
        count(sign < 0 ? 0 : 1);
        return sign;
      }

      @Override
      public int read(byte[] signs, int start, int length) throws IOException {
        int count = super.read(signs, start, length);
        count(Math.max(0, count));
        return count;
      }

      private void count(int read) throws TooLarge {
        leftToScan -= read;
        if (leftToScan < 0) {
          throw new TooLarge();
        }
      }
    }
  }

  private static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
