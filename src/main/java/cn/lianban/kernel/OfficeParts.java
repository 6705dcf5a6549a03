package cn.lianban.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The parts that a Word or Excel document (ECMA-376) may consist of. What is not on these lists is
 * refused: embedded objects and web pages, data connections, links to other workbooks, controls,
 * extensions that load from a server.
 */
final class OfficeParts {

  private static final String STANDARD = "application/vnd.openxmlformats-officedocument.";

  /** Media types of parts, in lower case. */
  private static final Set<String> TYPES =
      lower(
          "application/xml text/xml application/inkml+xml application/x-fontdata application/x-font-ttf"
              + " application/vnd.openxmlformats-package.relationships+xml"
              + " application/vnd.openxmlformats-package.core-properties+xml"
              + " application/vnd.openxmlformats-package.digital-signature-origin"
              + " application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
              + " application/vnd.openxmlformats-package.digital-signature-certificate"
              + " application/vnd.ms-word.stylesWithEffects+xml application/vnd.ms-word.keyMapCustomizations+xml"
              + " application/vnd.ms-office.intelligence2+xml application/vnd.ms-office.classificationlabels+xml"
              + " application/vnd.ms-office.chartstyle+xml application/vnd.ms-office.chartcolorstyle+xml"
              + " application/vnd.ms-office.chartex+xml application/vnd.ms-office.drawingml.diagramDrawing+xml"
              + " application/vnd.ms-office.documenttasks+xml"
              + " application/vnd.ms-excel.threadedcomments+xml application/vnd.ms-excel.person+xml"
              + " application/vnd.ms-excel.slicer+xml application/vnd.ms-excel.slicerCache+xml"
              + " application/vnd.ms-excel.timeline+xml application/vnd.ms-excel.timelineCache+xml"
              + " application/vnd.ms-excel.controlproperties+xml application/vnd.ms-excel.rdrichvalue+xml"
              + " application/vnd.ms-excel.rdrichvaluestructure+xml application/vnd.ms-excel.rdrichvaluetypes+xml"
              + " application/vnd.ms-excel.richvaluerel+xml application/vnd.ms-excel.rdarray+xml"
              + " application/vnd.ms-excel.richstyles+xml application/vnd.ms-excel.wsSortMap+xml"
              + " application/vnd.ms-excel.namedsheetviews+xml application/vnd.ms-excel.featurepropertybag+xml application/vnd.ms-excel.calcChain+xml"
              // pictures in cells, as WPS keeps them
              + " application/vnd.wps-officedocument.cellimage+xml",
          STANDARD,
          "theme+xml themeOverride+xml extended-properties+xml custom-properties+xml customXmlProperties+xml"
              + " vmlDrawing drawing+xml obfuscatedFont"
              + " drawingml.chart+xml drawingml.chartshapes+xml drawingml.diagramData+xml drawingml.diagramLayout+xml"
              + " drawingml.diagramStyle+xml drawingml.diagramColors+xml"
              + " wordprocessingml.document.main+xml wordprocessingml.document.glossary+xml wordprocessingml.styles+xml"
              + " wordprocessingml.settings+xml wordprocessingml.webSettings+xml wordprocessingml.fontTable+xml"
              + " wordprocessingml.numbering+xml wordprocessingml.footnotes+xml wordprocessingml.endnotes+xml"
              + " wordprocessingml.header+xml wordprocessingml.footer+xml wordprocessingml.comments+xml"
              + " wordprocessingml.commentsExtended+xml wordprocessingml.commentsIds+xml"
              + " wordprocessingml.commentsExtensible+xml wordprocessingml.people+xml wordprocessingml.printerSettings"
              + " spreadsheetml.sheet.main+xml spreadsheetml.worksheet+xml spreadsheetml.chartsheet+xml"
              + " spreadsheetml.styles+xml spreadsheetml.sharedStrings+xml spreadsheetml.calcChain+xml"
              + " spreadsheetml.comments+xml spreadsheetml.table+xml spreadsheetml.tableSingleCells+xml"
              + " spreadsheetml.pivotTable+xml spreadsheetml.pivotCacheDefinition+xml"
              + " spreadsheetml.pivotCacheRecords+xml spreadsheetml.sheetMetadata+xml spreadsheetml.printerSettings"
              + " spreadsheetml.customProperty spreadsheetml.userNames+xml spreadsheetml.revisionHeaders+xml"
              + " spreadsheetml.revisionLog+xml"
              // the figures behind a chart, which are looked into as a workbook of their own
              + " spreadsheetml.sheet");

  /** The last words of relationship types, in lower case. */
  private static final Set<String> RELATIONSHIPS =
      lower(
          "officeDocument core-properties extended-properties custom-properties thumbnail origin signature certificate"
              + " classificationlabels theme themeOverride image hdphoto ink customXml customXmlProps"
              + " chart chartEx chartUserShapes chartStyle chartColorStyle diagramData diagramLayout diagramQuickStyle"
              + " diagramColors diagramDrawing drawing vmlDrawing font fontTable printerSettings"
              + " styles stylesWithEffects settings webSettings numbering footnotes endnotes header footer comments"
              + " commentsExtended commentsIds commentsExtensible people glossaryDocument keyMapCustomizations"
              + " intelligence documenttasks"
              + " worksheet chartsheet sharedStrings calcChain table tableSingleCells pivotTable pivotCacheDefinition"
              + " pivotCacheRecords sheetMetadata threadedComment person slicer slicerCache timeline timelineCache"
              + " ctrlProp customProperty usernames revisionHeaders revisionLog rdRichValue rdRichValueStructure"
              + " rdRichValueTypes richValueRel rdArray richStyles xmlMaps wsSortMap namedSheetView featurePropertyBag cellImage");

  /** Parts that are told by name in an answer, by what their type or relationship holds. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("oleobject", "嵌入的对象（OLE）"),
          Map.entry("package", "嵌入的文件"),
          Map.entry("afchunk", "嵌入的网页（altChunk）"),
          Map.entry("text/html", "嵌入的网页（altChunk）"),
          Map.entry("connections", "外部数据连接"),
          Map.entry("querytable", "外部数据查询"),
          Map.entry("externallink", "到其他工作簿的链接"),
          Map.entry("attachedtemplate", "远程模板"),
          Map.entry("subdocument", "链接的子文档"),
          Map.entry("mailmerge", "邮件合并的数据源"),
          Map.entry("webextension", "网页加载项"),
          Map.entry("control", "控件（ActiveX）"),
          Map.entry("activex", "控件（ActiveX）"));

  /** Elements that bring such a part or stand in it, in whatever part they are, in lower case. */
  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("ddelink", "DDE 链接"),
          Map.entry("externallink", "到其他工作簿的链接"),
          Map.entry("altchunk", "嵌入的网页（altChunk）"),
          Map.entry("connections", "外部数据连接"),
          Map.entry("webpr", "外部数据连接"),
          Map.entry("querytable", "外部数据查询"),
          Map.entry("oleobject", "嵌入的对象（OLE）"),
          Map.entry("subdoc", "链接的子文档"),
          Map.entry("mailmerge", "邮件合并的数据源"),
          Map.entry("webextension", "网页加载项"),
          Map.entry("webpublishitem", "保存时自动发布到别处的网页"),
          Map.entry("webvideopr", "嵌入的网页（在线视频）"));

  private static final Pattern PLACES =
      Pattern.compile("(?i).*/(?:externalLinks|queryTables|webextensions)/.*|.*/connections\\.xml");

  /** Ending of the parts in which programs keep notes about the document. */
  private static final String NOTES = "mdproperties";

  private OfficeParts() {}

  /** Whether a part of this ending, or at this address, holds notes and nothing else. */
  static boolean isOfNotes(String endingOrAddress) {
    String plain = endingOrAddress.strip().toLowerCase(Locale.ROOT);
    return plain.equals(NOTES) || plain.matches("/?(?:\\.\\./)?docprops/[^/:\\\\]*\\." + NOTES);
  }

  private static Set<String> lower(String words, String prefix, String more) {
    Set<String> all = lower(words);
    lower(more).forEach(word -> all.add(prefix + word));
    return all;
  }

  private static Set<String> lower(String words) {
    return new TreeSet<>(Arrays.asList(words.toLowerCase(Locale.ROOT).split(" ")));
  }

  static boolean isTypeAllowed(String type) {
    String plain = type.strip().toLowerCase(Locale.ROOT);
    return TYPES.contains(plain) || plain.matches("image/[a-z0-9.+-]+");
  }

  /**
   * @param type the whole address of the type
   * @param ofChart whether a chart has this relationship, which may bring a workbook
   */
  static boolean isRelationshipAllowed(String type, boolean ofChart) {
    String last = lastWord(type);
    return RELATIONSHIPS.contains(last) || ofChart && last.equals("package");
  }

  static String lastWord(String type) {
    return type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** What a part that is not allowed is called in an answer, by its type or relationship. */
  static String called(String type) {
    String plain = type.toLowerCase(Locale.ROOT);
    return KNOWN.entrySet().stream()
        .filter(known -> plain.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst()
        .orElse("无法检查的部件“" + lastWord(type) + "”");
  }

  /** What an element brings that is refused, in Chinese; empty for an element that is allowed. */
  static String dangerOfElement(String element) {
    return ELEMENTS.getOrDefault(element.toLowerCase(Locale.ROOT), "");
  }

  /** Whether a part stands where only refused parts stand. */
  static boolean isPlaceRefused(String part) {
    return PLACES.matcher("/" + part).matches();
  }
}
