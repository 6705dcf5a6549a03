package cn.lianban.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of models for comparing: nothing outside the file is looked at. */
final class ModelXml {

  private ModelXml() {}

  static Element root(byte[] content) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // its own prints to the log
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
    } catch (SAXException | IOException broken) {
      throw new UnreadableModel("文件不是格式正确的 XML", broken);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element one) {
        children.add(one);
      }
    }
    return children;
  }

  static List<Element> children(Element element, String name) {
    return children(element).stream().filter(child -> child.getLocalName().equals(name)).toList();
  }

  /** The text of the first child of this name; empty without one. */
  static String text(Element element, String name) {
    return children(element, name).stream()
        .findFirst()
        .map(child -> child.getTextContent().strip())
        .orElse("");
  }
}
