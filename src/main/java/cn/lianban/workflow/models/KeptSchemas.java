package cn.lianban.workflow.models;

import java.io.InputStream;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelInstanceImpl;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnModelInstanceImpl;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.impl.util.DomUtil;
import org.camunda.bpm.model.xml.instance.DomDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads models with XML schemas that are compiled once. Camunda's own readers compile all versions
 * of a schema for each file, which took most of the time of a deployment; they are replaced in the
 * way that they are made for.
 */
final class KeptSchemas {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  private static final String[] COMPILED_FOR_EACH_FILE = {
    "http://java.sun.com/xml/jaxp/properties/schemaSource",
    "http://java.sun.com/xml/jaxp/properties/schemaLanguage"
  };

  private KeptSchemas() {}

  /**
   * From now on all models are read so, in the whole virtual machine. Decisions have to be of DMN
   * 1.3, the version of all of ours.
   */
  static synchronized void use() {
    if (!(Dmn.INSTANCE instanceof DecisionModels)) {
      Dmn.INSTANCE = new DecisionModels();
      Bpmn.INSTANCE = new ProcessModels();
    }
  }

  private static DocumentBuilderFactory with(
      @Nullable Schema schema, DocumentBuilderFactory configured) {
    for (String attribute : COMPILED_FOR_EACH_FILE) {
      configured.setAttribute(attribute, null);
    }
    // a document type would be asked for otherwise
    configured.setValidating(false);
    configured.setSchema(Objects.requireNonNull(schema));
    return configured;
  }

  private static DomDocument read(DocumentBuilderFactory documents, InputStream file) {
    synchronized (documents) {
      return DomUtil.parseInputStream(documents, file);
    }
  }

  private static final class DecisionModels extends Dmn {

    private final DecisionReader reader = new DecisionReader();

    @Override
    protected DmnModelInstance doReadModelFromInputStream(InputStream file) {
      return reader.parseModelFromStream(file);
    }
  }

  private static final class DecisionReader extends DmnParser {

    private final DocumentBuilderFactory documents;

    private DecisionReader() {
      DocumentBuilderFactory configured = DocumentBuilderFactory.newInstance();
      configureFactory(configured);
      documents = with(schemas.get(DmnModelConstants.DMN13_NS), configured);
    }

    @Override
    public DmnModelInstanceImpl parseModelFromStream(InputStream file) {
      return createModelInstance(read(documents, file));
    }
  }

  private static final class ProcessModels extends Bpmn {

    private final ProcessReader reader = new ProcessReader();

    @Override
    protected BpmnModelInstance doReadModelFromInputStream(InputStream file) {
      return reader.parseModelFromStream(file);
    }
  }

  private static final class ProcessReader extends BpmnParser {

    private final DocumentBuilderFactory documents;

    private ProcessReader() {
      DocumentBuilderFactory configured = DocumentBuilderFactory.newInstance();
      configureFactory(configured);
      documents = with(schemas.get(BPMN), configured);
    }

    @Override
    public BpmnModelInstanceImpl parseModelFromStream(InputStream file) {
      return createModelInstance(read(documents, file));
    }
  }
}
