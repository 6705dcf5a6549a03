package cn.lianban.access.web;

import cn.lianban.access.SubstitutionRegister;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.tasks.Substitutions;
import cn.lianban.workflow.tasks.Substitutions.Substitution;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/substitutions")
@Tag(name = "代理", description = "经办人员离岗期间由谁代为办理")
class SubstitutionController {

  private final Substitutions substitutions;
  private final SubstitutionRegister register;
  private final CurrentActor currentActor;

  SubstitutionController(
      Substitutions substitutions, SubstitutionRegister register, CurrentActor currentActor) {
    this.substitutions = substitutions;
    this.register = register;
    this.currentActor = currentActor;
  }

  record Named(String id, @Nullable String name) {}

  record Choices(List<Named> groups, List<Named> tasks, List<Named> officials) {}

  /**
   * An entry as people read it.
   *
   * @param state upcoming, running, over or ended
   * @param mayEnd whether the reader may end it now
   */
  record View(
      long id,
      Named person,
      Named substitute,
      List<Named> groups,
      List<Named> taskKeys,
      LocalDate from,
      LocalDate until,
      String reason,
      String state,
      String enteredBy,
      @Nullable OffsetDateTime enteredAt,
      String endedBy,
      @Nullable OffsetDateTime endedAt,
      boolean mayEnd) {}

  @GetMapping
  @Operation(summary = "代理登记", description = "与本人有关的，最新的在前；系统管理员、监测与审计人员见全部。")
  Page<View> all(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    Actor actor = currentActor.get();
    Page<Substitution> found = substitutions.visibleTo(actor, new Page.Request(page, size));
    return new Page<>(views(found.content(), actor), found.page(), found.size(), found.total());
  }

  @GetMapping("/choices")
  @Operation(summary = "可代理的范围", description = "可以交由他人代理的部门与岗位、办理环节，以及可以担任代理人的账号。")
  Choices choices() {
    SubstitutionRegister.Choices choices = register.choices(currentActor.get());
    return new Choices(named(choices.groups()), named(choices.tasks()), named(choices.officials()));
  }

  @PostMapping
  @Operation(
      summary = "登记代理",
      description =
          "本人登记，或由系统管理员为他人登记。taskKeys 不写为全部环节，from 不写为今天；首尾两日都在代理期内。代理人不得办理本人或被代理人已参与过、按岗位分离须由他人办理的环节。")
  ResponseEntity<View> enter(@RequestBody SubstitutionRegister.Wish wish) {
    Actor actor = currentActor.get();
    Substitution entry = register.enter(actor, wish);
    return ResponseEntity.created(URI.create("/api/substitutions/" + entry.id()))
        .body(views(List.of(entry), actor).get(0));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "提前终止代理", description = "立即生效；被代理人、代理人或系统管理员。")
  void end(@PathVariable long id) {
    register.end(currentActor.get(), id);
  }

  private List<View> views(List<Substitution> entries, Actor actor) {
    Map<String, String> names =
        register.namesOf(
            entries.stream()
                .flatMap(entry -> Stream.of(entry.person(), entry.substitute()))
                .toList());
    return entries.stream().map(entry -> view(entry, actor, names)).toList();
  }

  private View view(Substitution entry, Actor actor, Map<String, String> names) {
    LocalDate today = register.today();
    String state =
        entry.endedAt() != null
            ? "ended"
            : entry.until().isBefore(today)
                ? "over"
                : entry.from().isAfter(today) ? "upcoming" : "running";
    boolean open = state.equals("running") || state.equals("upcoming");
    return new View(
        entry.id(),
        new Named(entry.person(), names.get(entry.person())),
        new Named(entry.substitute(), names.get(entry.substitute())),
        entry.groups().stream().map(id -> new Named(id, register.nameOfGroup(id))).toList(),
        entry.taskKeys().stream().map(key -> new Named(key, register.nameOfTask(key))).toList(),
        entry.from(),
        entry.until(),
        entry.reason(),
        state,
        entry.enteredBy(),
        entry.enteredAt(),
        entry.endedBy(),
        entry.endedAt(),
        open && (entry.isAbout(actor.id()) || actor.isIn(Actor.ADMINISTRATORS)));
  }

  private static List<Named> named(Map<String, String> names) {
    return names.entrySet().stream()
        .map(entry -> new Named(entry.getKey(), entry.getValue()))
        .toList();
  }
}
