package cn.lianban.kernel;

import cn.lianban.kernel.OfficeFile.Finding;
import cn.lianban.kernel.OfficeFile.Look;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Looks into a document that is a package of parts: Word and Excel (ECMA-376) and OFD. All parts,
 * relationships and fields of Word and Excel must be of kinds that are known to be harmless.
 */
final class OfficePackage {

  private static final Map<String, String> MAIN_PARTS =
      Map.of("docx", "word/document", "xlsx", "xl/workbook", "ofd", "OFD.xml");
  private static final Pattern MACRO_PARTS =
      Pattern.compile(
          "(?i).*(vbaproject\\.bin|vbadata\\.xml|jsaproject\\.bin|/macrosheets/.*|/activex/.*)");
  private static final Pattern MACRO_TYPES =
      Pattern.compile("(?i)macroEnabled|vnd\\.ms-office\\.vbaProject|macrosheet");
  private static final Pattern MACRO_RELATIONSHIP =
      Pattern.compile("(?i)vbaProject|wordVbaData|macrosheet|jsaProject");

  /** The element of a control that names a macro. */
  private static final String MACRO_ELEMENT = "FmlaMacro";

  /** Elements of Excel that hold formulas. */
  private static final Set<String> FORMULAS =
      Set.of(
          "f",
          "definedName",
          "formula",
          "formula1",
          "formula2",
          "oldFormula",
          "calculatedColumnFormula",
          "totalsRowFormula",
          MACRO_ELEMENT);

  /** Attributes that name a macro, which a click starts, of whatever element. */
  private static final Set<String> MACRO_ATTRIBUTES = Set.of("macro", "fmlaMacro");

  /** Attributes of a name by which it stands for a macro. */
  private static final Set<String> NAME_OF_MACRO = Set.of("xlm", "vbProcedure", "function");

  /** Names of macros that run by themselves. */
  private static final Pattern BY_ITSELF =
      Pattern.compile(
          "(?i)(?:_xlnm\\.)?(?:Auto_?(?:Open|Close|Activate|Deactivate|Exec|New|Exit|Add|Remove)|Document_?Open|Workbook_?Open).*");

  /** Where the data of a pivot table come from that stand in the workbook. */
  private static final Set<String> OWN_DATA = Set.of("worksheet", "consolidation", "scenario");

  /** What a click on a drawing may do beside following a link. */
  private static final Pattern ACTION =
      Pattern.compile("(?i)|ppaction://(?:noaction|hlinksldjump|hlinkshowjump(?:\\?.*)?)");

  /** Elements of which an address is fetched without a click. */
  private static final Set<String> FETCHED = Set.of("imagedata", "fill", "stroke", "image");

  /** Elements that hold the instruction of a field, or the text that may become part of one. */
  private static final Set<String> INSTRUCTIONS =
      Set.of("instrText", "delInstrText", "t", "delText");

  /** What a packed file is named in an embedded object, which starts it when it is clicked. */
  private static final String PACKED_FILE = "\u0001Ole10Native";

  /** What Office writes for a picture that has got lost. */
  private static final String MISSING = "NULL";

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String OFD_NAMESPACE = "http://www.ofdspec.org";
  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

  /** Most bytes that are read of a part that describes the other parts. */
  private static final int LONGEST_PART = 4 * 1024 * 1024;

  /** Most bytes that are read of all these parts together. */
  private static final int MOST_READ = 16 * 1024 * 1024;

  /** Most bytes that are looked through of all other parts together. */
  private static final long MOST_SCANNED = 96L * 1024 * 1024;

  private static final int BEGINNING = 64;
  private static final int LONGEST_FORMULA = 100_000;
  private static final int DEEPEST = 50;
  private static final int DEEPEST_FIELD = 200;

  private OfficePackage() {}

  /** What may still be read, of a document and the workbooks in it together. */
  private static final class Budget {

    private int leftToRead = MOST_READ;
    private long leftToScan = MOST_SCANNED;
  }

  static Look look(String ending, byte[] content) {
    return look(ending, content, new Budget(), false);
  }

  private static Look look(String ending, byte[] content, Budget budget, boolean inner) {
    // an archive may begin anywhere in a file, so that a program could stand before it, and readers
    // of PDF look for its beginning anywhere too
    if (content.length < 2 || !Arrays.equals(content, 0, 2, ZIP, 0, 2) || isPdfToo(content)) {
      return new Look(Finding.OTHER);
    }
    try {
      Path file = Files.createTempFile("document", ".zip");
      try {
        // ISO-8859-1 can decode any file name, and only ASCII names are compared
        Files.write(file, content);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
          return look(ending, zip, budget, inner);
        }
      } finally {
        Files.delete(file);
      }
    } catch (ZipException | IllegalArgumentException damaged) {
      return new Look(Finding.OTHER);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether a PDF of any version begins somewhere in the bytes. */
  private static boolean isPdfToo(byte[] content) {
    for (int i = 0; i + PDF.length < content.length; i++) {
      if (content[i] == PDF[0]
          && Arrays.equals(content, i, i + PDF.length, PDF, 0, PDF.length)
          && Character.isDigit(content[i + PDF.length])) {
        return true;
      }
    }
    return false;
  }

  private static Look look(String ending, ZipFile zip, Budget budget, boolean inner)
      throws IOException {
    Map<String, ZipEntry> parts = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName().replace('\\', '/');
      parts.put(name, entry);
      // of two parts with one name, programs may read the other one than we do
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        return new Look(Finding.OTHER);
      }
    }
    if (parts.keySet().stream().noneMatch(part -> part.startsWith(MAIN_PARTS.get(ending)))) {
      return new Look(Finding.OTHER);
    }
    if (ending.equals("ofd")) {
      ZipEntry first = parts.get(MAIN_PARTS.get(ending));
      return new Look(
          first != null && text(read(zip, first, LONGEST_PART)).contains(OFD_NAMESPACE)
              ? Finding.GENUINE
              : Finding.OTHER);
    }
    if (!parts.containsKey(CONTENT_TYPES)) {
      return new Look(Finding.OTHER);
    }
    PartReader reader = new PartReader(ending, budget, inner);
    for (String part : parts.keySet()) {
      reader.endings.add(part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
      reader.macros |= MACRO_PARTS.matcher("/" + part).matches();
    }
    for (Map.Entry<String, ZipEntry> part : parts.entrySet()) {
      if (isDescribing(part.getKey()) && !reader.describes(zip, part.getKey(), part.getValue())) {
        return new Look(Finding.OTHER);
      }
    }
    for (Map.Entry<String, ZipEntry> part : parts.entrySet()) {
      if (!isDescribing(part.getKey()) && !part.getValue().isDirectory()) {
        Finding finding = reader.lookInto(zip, part.getKey(), part.getValue());
        if (finding != Finding.GENUINE) {
          return new Look(finding);
        }
      }
    }
    reader.judgeBookmarks();
    return reader.macros
        ? new Look(Finding.MACROS)
        : reader.calling == null
            ? new Look(Finding.GENUINE)
            : new Look(Finding.CALLING, reader.calling);
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

  /** A field of Word whose end has not come yet. */
  private static final class Field {

    private final StringBuilder instruction = new StringBuilder();

    /** Whether another field stands in the instruction. */
    private boolean composed;

    /** Whether the instruction is over and the text that is shown has begun. */
    private boolean shown;
  }

  /**
   * Looks at what the parts that describe others name, and in all parts for macros and for what
   * starts a program or calls another place.
   */
  private static final class PartReader extends DefaultHandler {

    private final boolean isWorkbook;
    private final boolean inner;
    private final Budget budget;
    private final Set<String> endings = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    /** Instructions where no field has begun, which may be written in several pieces. */
    private final StringBuilder loose = new StringBuilder();

    /** What fields would do that are the name of a place alone, by this name. */
    private final Map<String, String> places = new LinkedHashMap<>();

    private final Set<String> bookmarks = new HashSet<>();
    private final Deque<Field> fields = new ArrayDeque<>();
    private boolean macros;

    /** What calls another place, in Chinese; null for nothing. */
    private @Nullable String calling;

    private boolean describing;
    private boolean ofChart;
    private boolean keeping;
    private int depth;

    PartReader(String ending, Budget budget, boolean inner) {
      this.isWorkbook = ending.equals("xlsx");
      this.budget = budget;
      this.inner = inner;
    }

    private void calls(String what) {
      if (calling == null) {
        calling = what;
      }
    }

    private void calls(Optional<String> what) {
      what.ifPresent(this::calls);
    }

    /** Reads a part that describes others; false where it cannot be read. */
    boolean describes(ZipFile zip, String name, ZipEntry part) throws IOException {
      describing = true;
      ofChart = ("/" + name.toLowerCase(Locale.ROOT)).contains("/charts/_rels/");
      int most = Math.min(budget.leftToRead, LONGEST_PART);
      byte[] content = read(zip, part, most + 1);
      budget.leftToRead -= content.length;
      return content.length <= most && reads(new ByteArrayInputStream(content));
    }

    /** Looks into any other part; what is neither XML nor a file in the file says nothing. */
    Finding lookInto(ZipFile zip, String name, ZipEntry part) throws IOException {
      describing = false;
      if (OfficeParts.isPlaceRefused(name)) {
        calls("外部数据连接或到其他工作簿的链接（" + name + "）");
      }
      try (PushbackInputStream content =
          new PushbackInputStream(new Scanned(zip.getInputStream(part)), BEGINNING)) {
        byte[] beginning = content.readNBytes(BEGINNING);
        content.unread(beginning);
        if (isXml(beginning)) {
          boolean mustBe = name.toLowerCase(Locale.ROOT).endsWith(".xml");
          return reads(content) || !mustBe ? Finding.GENUINE : Finding.OTHER;
        }
        if (OfficeFile.isCompoundBeginning(beginning)) {
          boolean packed = OfficeFile.hasEntry(content.readAllBytes(), PACKED_FILE);
          calls(packed ? "打包的附件" : "嵌入的对象（OLE）");
        } else if (Arrays.equals(beginning, 0, Math.min(2, beginning.length), ZIP, 0, 2)) {
          return lookIntoInner(content.readAllBytes());
        } else if (isDocument(name)) {
          calls("嵌入的文件");
        }
        // read to its end, so that nothing unpacks to more than is looked through
        content.transferTo(OutputStream.nullOutputStream());
        return Finding.GENUINE;
      } catch (TooLarge tooLarge) {
        return Finding.LARGE;
      }
    }

    /** A workbook with the figures of a chart is a document of its own. */
    private Finding lookIntoInner(byte[] content) {
      Look look =
          inner ? new Look(Finding.OTHER) : OfficePackage.look("xlsx", content, budget, true);
      switch (look.finding()) {
        case GENUINE -> {}
        case MACROS -> macros = true;
        case LARGE -> {
          return Finding.LARGE;
        }
        default -> calls(look.what().isEmpty() ? "嵌入的文件" : "嵌入的工作簿，其中有" + look.what());
      }
      return Finding.GENUINE;
    }

    private static boolean isDocument(String name) {
      return ("/" + name.toLowerCase(Locale.ROOT))
          .matches(".*/embeddings/.*|.*\\.(?:xls[xmb]?|doc[xm]?|ppt[xm]?|html?|mht|rtf)");
    }

    private static boolean isXml(byte[] beginning) {
      String shown = OfficePackage.text(beginning).strip();
      return shown.startsWith("<") || shown.startsWith("\uFEFF<");
    }

    /** Whether the part is XML without a document type, and not nested too deeply. */
    private boolean reads(InputStream part) throws IOException {
      depth = 0;
      keeping = false;
      text.setLength(0);
      loose.setLength(0);
      fields.clear();
      try {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.newSAXParser().parse(part, this);
        endLoose();
        while (!fields.isEmpty()) {
          endField();
        }
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
      String plain = plain(name);
      String danger = OfficeParts.dangerOfElement(plain);
      if (!danger.isEmpty()) {
        calls(danger);
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = plain(attributes.getQName(i));
        judge(plain, attribute, attributes.getValue(i));
        if (plain.equals("bookmarkStart") && attribute.equals("name")) {
          bookmarks.add(attributes.getValue(i).strip().toLowerCase(Locale.ROOT));
        }
      }
      if (plain.equals("fldChar")) {
        endLoose();
        fieldSign(attributes);
      } else if (plain.equals("fldSimple")) {
        nest();
      } else if (INSTRUCTIONS.contains(plain) || isWorkbook && FORMULAS.contains(plain)) {
        text.setLength(0);
        keeping = true;
      }
    }

    private static boolean isInstruction(String element) {
      return element.equals("instrText") || element.equals("delInstrText");
    }

    private static String plain(String name) {
      return name.substring(name.indexOf(':') + 1);
    }

    private void judge(String element, String attribute, String value) {
      switch (attribute) {
        case "instr" -> {
          if (element.equals("fldSimple")) {
            judge(value, false);
          }
        }
        case "src" -> {
          if (!OutsideTarget.isInside(value)) {
            calls("链接的外部图片“" + value + "”");
          }
        }
        case "href" -> {
          boolean harmless =
              OutsideTarget.isInside(value)
                  || OutsideTarget.isPage(value) && !FETCHED.contains(element);
          if (!harmless) {
            calls("指向“" + value + "”的链接");
          }
        }
        default -> {
          if (MACRO_ATTRIBUTES.contains(attribute) && !value.isBlank()) {
            calls("图形上的宏“" + value.strip() + "”");
          } else if (attribute.equals("action")
              && !ACTION.matcher(value.strip()).matches()
              && value.strip().toLowerCase(Locale.ROOT).startsWith("ppaction:")) {
            calls("图形上的动作“" + value.strip() + "”");
          } else if (isWorkbook) {
            judgeOfWorkbook(element, attribute, value);
          }
        }
      }
    }

    private void judgeOfWorkbook(String element, String attribute, String value) {
      switch (element) {
        case "cfvo" -> {
          if (attribute.equals("val")) {
            calls(SheetFormula.danger(value));
          }
        }
        case "definedName" -> {
          boolean isMacro =
              NAME_OF_MACRO.contains(attribute)
                  && !value.strip().equals("0")
                  && !value.strip().equalsIgnoreCase("false");
          if (isMacro || attribute.equals("name") && BY_ITSELF.matcher(value.strip()).matches()) {
            macros = true;
          }
        }
        case "cacheSource" -> {
          if (attribute.equals("type") && !OWN_DATA.contains(value.strip())) {
            calls("外部数据的透视表");
          }
        }
        default -> {}
      }
    }

    private void fieldSign(Attributes attributes) throws SAXException {
      for (int i = 0; i < attributes.getLength(); i++) {
        if (plain(attributes.getQName(i)).equals("fldCharType")) {
          switch (attributes.getValue(i).strip()) {
            case "begin" -> {
              nest();
              if (fields.size() >= DEEPEST_FIELD) {
                throw new SAXException("fields nested too deeply");
              }
              fields.push(new Field());
            }
            case "separate" -> {
              if (!fields.isEmpty()) {
                endInstruction(fields.peek());
              }
            }
            default -> {
              if (!fields.isEmpty()) {
                endField();
              }
            }
          }
        }
      }
    }

    /**
     * Judges an instruction. The name of a place alone waits until all bookmarks of the document
     * are known.
     */
    private void judge(CharSequence instruction, boolean composed) {
      Optional<String> danger = FieldCode.danger(instruction, composed);
      if (danger.isEmpty()) {
        return;
      }
      Optional<String> place = composed ? Optional.empty() : FieldCode.bookmark(instruction);
      if (place.isPresent()) {
        places.putIfAbsent(place.get().toLowerCase(Locale.ROOT), danger.get());
      } else {
        calls(danger);
      }
    }

    /** Judges the fields that are the names of places, after all parts. */
    void judgeBookmarks() {
      places.keySet().removeAll(bookmarks);
      places.values().stream().findFirst().ifPresent(this::calls);
    }

    /** A field begins; where it stands in the instruction of another, it composes that one. */
    private void nest() {
      Field outer = fields.peek();
      if (outer != null && !outer.shown) {
        outer.composed = true;
        if (!FieldCode.isNamed(outer.instruction)) {
          calls("由另一个域拼成的域");
        }
      }
    }

    private void endInstruction(Field field) {
      if (!field.shown) {
        field.shown = true;
        judge(field.instruction, field.composed);
      }
    }

    private void endField() {
      endInstruction(fields.pop());
    }

    /** Judges what stands as an instruction where no field has begun. */
    private void endLoose() {
      judge(loose, false);
      loose.setLength(0);
    }

    private void describe(Attributes attributes) {
      String content = value(attributes, "ContentType");
      String type = value(attributes, "Type");
      macros |= MACRO_TYPES.matcher(content).find() || MACRO_RELATIONSHIP.matcher(type).find();
      if (!content.isEmpty()
          && !OfficeParts.isTypeAllowed(content)
          && !OfficeParts.isOfNotes(value(attributes, "Extension"))
          && !OfficeParts.isOfNotes(value(attributes, "PartName"))
          && (attributes.getValue("Extension") == null
              || endings.contains(value(attributes, "Extension").toLowerCase(Locale.ROOT)))) {
        calls(OfficeParts.called(content));
      }
      if (!type.isEmpty()) {
        relate(type, value(attributes, "Target"), value(attributes, "TargetMode"));
      }
    }

    private void relate(String type, String target, String mode) {
      switch (OfficeParts.lastWord(type)) {
        case "attachedtemplate" -> {
          if (!OutsideTarget.isOnOwnMachine(target)) {
            calls("远程模板“" + target + "”");
          }
        }
        case "hyperlink" -> {
          if (!OutsideTarget.isPage(target)) {
            calls("指向“" + target + "”的超链接（只接受网页、电子邮件、电话和同一文件夹中的文档）");
          }
        }
        default -> {
          boolean isPackage = OfficeParts.lastWord(type).equals("package");
          boolean isMissing =
              OfficeParts.lastWord(type).equals("image") && target.strip().equals(MISSING);
          if (isMissing || OfficeParts.isOfNotes(target) && !isOutside(target, mode)) {
            return;
          }
          if (!OfficeParts.isRelationshipAllowed(type, ofChart)) {
            calls(OfficeParts.called(type) + (isOutside(target, mode) ? "“" + target + "”" : ""));
          } else if (isOutside(target, mode)) {
            calls("链接的外部内容“" + target + "”");
          } else if (isPackage && !target.strip().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            calls("嵌入的文件");
          }
        }
      }
    }

    private static boolean isOutside(String target, String mode) {
      return mode.strip().equalsIgnoreCase("External")
          || target.matches("(?is)\\s*(?:[a-z][a-z0-9+.-]*:|[\\\\/]{2}).*");
    }

    @Override
    public void characters(char[] signs, int start, int length) {
      if (keeping && text.length() <= LONGEST_FORMULA) {
        text.append(signs, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      depth--;
      String plain = plain(name);
      if (!keeping) {
        return;
      }
      boolean isFormula = isWorkbook && FORMULAS.contains(plain);
      if (!isFormula && !INSTRUCTIONS.contains(plain)) {
        return;
      }
      keeping = false;
      if (text.length() > LONGEST_FORMULA && (isFormula || isInstruction(plain))) {
        calls("过长而无法检查的公式或域");
      }
      if (plain.equals(MACRO_ELEMENT) && !text.toString().isBlank()) {
        calls("控件上的宏“" + text.toString().strip() + "”");
      } else if (isFormula) {
        calls(SheetFormula.danger(text));
      }
      if (isFormula) {
        return;
      }
      Field field = fields.peek();
      if (field != null && !field.shown) {
        field.instruction.append(text);
        text.setLength(0);
        if (field.instruction.length() > LONGEST_FORMULA) {
          calls("过长而无法检查的公式或域");
          field.instruction.setLength(0);
        }
      } else if (isInstruction(plain)) {
        loose.append(text);
      }
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
        budget.leftToScan -= read;
        if (budget.leftToScan < 0) {
          throw new TooLarge();
        }
      }
    }
  }

  private static final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
