package cn.lianban.modelcheck;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the XML of a model without following anything that it points to. */
final class XmlReader {

  private static final int DEEPEST = 40;
  private static final int MOST_ELEMENTS = 100_000;

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  XmlReader() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
  }

  /** Why a file cannot be read, in Chinese. */
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    Unreadable(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }

    String told() {
      return Objects.requireNonNullElse(getMessage(), "");
    }
  }

  XmlElement read(byte[] content) throws Unreadable {
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
      throw new Unreadable(
          "not-xml", "文件不是格式正确的 XML" + (line > 0 ? "，第 " + line + " 行" : "") + "；请用建模工具重新保存");
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
    List<XmlElement> open = new ArrayList<>();
    XmlElement root = null;
    int elements = 0;
    while (reader.hasNext()) {
      XmlElement within = open.isEmpty() ? null : open.get(open.size() - 1);
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          elements++;
          if (open.size() >= DEEPEST || elements > MOST_ELEMENTS) {
            throw new Unreadable(
                "too-large", "文件的层次超过 " + DEEPEST + " 层，或者元素超过 " + MOST_ELEMENTS + " 个；请拆分模型");
          }
          XmlElement element = element(reader, within);
          if (within == null) {
            root = element;
          } else {
            within.add(element);
          }
          open.add(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.remove(open.size() - 1);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (within != null) {
            within.append(reader.getText());
          }
        }
        case XMLStreamConstants.COMMENT -> {
          if (within != null) {
            within.interrupt();
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable("doctype", "文件含有 DOCTYPE 或者实体，不能接受；请删去后重新保存");
        case XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw new Unreadable("instruction", "文件含有处理指令（<?…?>），不能接受；请删去后重新保存");
        default -> {
          // the ends of the document say nothing
        }
      }
    }
    return Objects.requireNonNull(root, "a document without an element is not well-formed");
  }

  private static XmlElement element(XMLStreamReader reader, @Nullable XmlElement parent) {
    List<XmlElement.Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.add(
          new XmlElement.Attribute(
              Objects.requireNonNullElse(reader.getAttributeNamespace(i), ""),
              reader.getAttributeLocalName(i),
              reader.getAttributeValue(i)));
    }
    return new XmlElement(
        Objects.requireNonNullElse(reader.getNamespaceURI(), ""),
        reader.getLocalName(),
        reader.getLocation().getLineNumber(),
        parent,
        attributes);
  }
}
