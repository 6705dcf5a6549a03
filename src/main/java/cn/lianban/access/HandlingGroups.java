package cn.lianban.access;

import cn.lianban.catalogue.Bureau;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.AcceptingBodies;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.ModelBundle;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The groups to which the newest models assign tasks: the bureaus of the register, and the posts
 * named in the handling plan.
 */
@Component
class HandlingGroups implements AcceptingBodies {

  private static final String PLAN = "handlingPlan";
  private static final String ACCEPTING_BODY = "acceptingBody";
  private static final String PAYER = "payerGroup";
  private static final List<String> POSTS = List.of("approverGroup", PAYER);
  private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

  private final Bureaus bureaus;
  private final RepositoryService repository;
  private final ModelBundle bundle;
  private volatile Known known = new Known(null, Set.of(), Set.of(), Set.of(), Set.of(), Map.of());

  private record Known(
      @Nullable String bundle,
      Set<String> ids,
      Set<String> posts,
      Set<String> payers,
      Set<String> acceptingBodies,
      Map<String, String> tasks) {}

  HandlingGroups(Bureaus bureaus, RepositoryService repository, ModelBundle bundle) {
    this.bureaus = bureaus;
    this.repository = repository;
    this.bundle = bundle;
  }

  /** Ids of all these groups. */
  Set<String> ids() {
    return known().ids;
  }

  /** Groups of approvers and of payers. */
  Set<String> posts() {
    return known().posts;
  }

  /** Groups of payers. */
  Set<String> payers() {
    return known().payers;
  }

  @Override
  public Set<String> acceptingBodies() {
    return known().acceptingBodies;
  }

  String name(String id) {
    return bureaus.name(id);
  }

  /** Whether a member of these groups handles cases, as an official or as an expert. */
  boolean handleCases(Collection<String> groups) {
    return groups.contains(Actor.OFFICIALS)
        || groups.contains(Actor.EXPERTS)
        || groups.stream().anyMatch(ids()::contains);
  }

  /** Whether a member of these groups is an official, and so may be a substitute. */
  boolean areOfficials(Collection<String> groups) {
    return !groups.contains(Actor.APPLICANTS)
        && (groups.contains(Actor.OFFICIALS) || groups.stream().anyMatch(ids()::contains));
  }

  /**
   * The tasks of the newest models that a group can work: keys with names. Evaluations are left
   * out, because a seat belongs to one expert.
   */
  Map<String, String> tasks() {
    return known().tasks;
  }

  private Known known() {
    String newest = bundle.newest();
    if (!newest.equals(known.bundle)) {
      known = read(newest);
    }
    return known;
  }

  private Known read(String deployment) {
    DecisionDefinition plan =
        repository
            .createDecisionDefinitionQuery()
            .deploymentId(deployment)
            .decisionDefinitionKey(PLAN)
            .singleResult();
    DmnModelInstance model = repository.getDmnModelInstance(plan.getId());
    Set<String> posts = new LinkedHashSet<>();
    POSTS.forEach(column -> posts.addAll(texts(model, column)));
    Set<String> ids = new LinkedHashSet<>();
    bureaus.all().stream().map(Bureau::id).forEach(ids::add);
    ids.addAll(posts);
    ids.add(Actor.SPECIAL_TEAM);
    return new Known(
        deployment,
        ids,
        posts,
        texts(model, PAYER),
        texts(model, ACCEPTING_BODY),
        groupTasks(deployment));
  }

  private Map<String, String> groupTasks(String deployment) {
    Map<String, String> tasks = new TreeMap<>();
    for (ProcessDefinition process :
        repository.createProcessDefinitionQuery().deploymentId(deployment).list()) {
      repository
          .getBpmnModelInstance(process.getId())
          .getModelElementsByType(UserTask.class)
          .stream()
          .filter(task -> task.getCamundaCandidateGroups() != null)
          .forEach(task -> tasks.put(task.getId(), task.getName()));
    }
    return tasks;
  }

  /** All texts in the cells of an output column. */
  private static Set<String> texts(DmnModelInstance model, String column) {
    DecisionTable table = model.getModelElementsByType(DecisionTable.class).iterator().next();
    int position =
        List.copyOf(table.getOutputs()).stream().map(Output::getName).toList().indexOf(column);
    Set<String> texts = new LinkedHashSet<>();
    for (Rule rule : table.getRules()) {
      String cell = List.copyOf(rule.getOutputEntries()).get(position).getTextContent();
      TEXT.matcher(cell).results().map(text -> text.group(1)).forEach(texts::add);
    }
    return texts;
  }
}
