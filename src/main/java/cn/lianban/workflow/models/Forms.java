package cn.lianban.workflow.models;

import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.engine.AsSystem;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.stereotype.Component;

/** The forms of a bundle. */
@Component
public class Forms {

  private final RepositoryService repository;
  private final AsSystem asSystem;
  private final ModelBundle bundle;
  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

  Forms(RepositoryService repository, AsSystem asSystem, ModelBundle bundle) {
    this.repository = repository;
    this.asSystem = asSystem;
    this.bundle = bundle;
  }

  /** The form of this id in the newest bundle. */
  public FormSchema form(String formId) {
    return form(bundle.newest(), formId);
  }

  /** The form of this id in the bundle that a case started with. */
  public FormSchema form(String deploymentId, String formId) {
    return schemas.computeIfAbsent(
        deploymentId + "/" + formId,
        key -> FormSchema.of(asSystem.call(() -> read(deploymentId, formId))));
  }

  private InputStream read(String deploymentId, String formId) {
    try {
      return repository.getResourceAsStream(deploymentId, "bpmn/forms/" + formId + ".form");
    } catch (NotFoundException | NullValueException missing) {
      throw new NotFound("没有名为“" + formId + "”的表单");
    }
  }
}
