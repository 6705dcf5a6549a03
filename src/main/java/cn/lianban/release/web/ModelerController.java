package cn.lianban.release.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.NotFound;
import cn.lianban.release.Draft;
import cn.lianban.release.Drafts;
import cn.lianban.release.FindingView;
import cn.lianban.release.ModelerDeployments;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The part of the engine's interface that Camunda Modeler uses to deploy. What it deploys goes into
 * a draft; findings come back as the failure that the Modeler shows in its log.
 */
@RestController
@RequestMapping("/modeler")
@Hidden
class ModelerController {

  /** The Modeler waits five seconds for an answer. */
  private static final Duration MOST_FOR_FINDINGS = Duration.ofSeconds(3);

  private static final int MOST_TOLD = 30;

  private final ModelerDeployments deployments;
  private final Drafts drafts;
  private final CurrentActor currentActor;

  ModelerController(ModelerDeployments deployments, Drafts drafts, CurrentActor currentActor) {
    this.deployments = deployments;
    this.drafts = drafts;
    this.currentActor = currentActor;
  }

  record Version(String version) {}

  /**
   * A draft in the form of the engine's deployments.
   *
   * @param deployedProcessDefinitions null, because nothing is deployed before the release
   */
  record Deployment(
      String id,
      String name,
      String source,
      OffsetDateTime deploymentTime,
      @Nullable Map<String, Object> deployedProcessDefinitions) {}

  /** A failure in the form of the engine's interface. */
  record Failure(String type, String message, String code) {}

  @GetMapping("/version")
  Version version() {
    return new Version(ProcessEngine.class.getPackage().getImplementationVersion());
  }

  @GetMapping("/deployment")
  List<Deployment> deployments(@RequestParam(defaultValue = "20") int maxResults) {
    return deployments.drafts(currentActor.get(), Math.max(0, Math.min(maxResults, 100))).stream()
        .map(draft -> deployment(draft.id(), draft.title(), draft.createdAt()))
        .toList();
  }

  @PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<?> deploy(
      @RequestParam(name = "deployment-name", required = false) @Nullable String name,
      @RequestParam(name = "tenant-id", required = false) @Nullable String tenant,
      MultipartHttpServletRequest request) {
    if (tenant != null && !tenant.isBlank()) {
      throw new BadInput("tenant-id", "本系统不分租户，租户（Tenant ID）请留空");
    }
    Draft draft = deployments.keep(currentActor.get(), name, files(request));
    List<FindingView> errors = errors(draft.id());
    return errors.isEmpty()
        ? ResponseEntity.ok(deployment(draft.id(), draft.title(), draft.createdAt()))
        : ResponseEntity.badRequest()
            .body(new Failure("ModelFindings", told(draft, errors), "findings"));
  }

  @ExceptionHandler
  ResponseEntity<Failure> refuse(BadInput wrong) {
    return failure(HttpStatus.BAD_REQUEST, wrong, "bad-input");
  }

  @ExceptionHandler
  ResponseEntity<Failure> refuse(Conflict conflict) {
    return failure(HttpStatus.CONFLICT, conflict, conflict.code());
  }

  @ExceptionHandler
  ResponseEntity<Failure> refuse(NotFound missing) {
    return failure(HttpStatus.NOT_FOUND, missing, "not-found");
  }

  private static ResponseEntity<Failure> failure(
      HttpStatus status, RuntimeException problem, String code) {
    String message = problem.getMessage() == null ? code : problem.getMessage();
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Failure("Refused", message, code));
  }

  private static Map<String, byte[]> files(MultipartHttpServletRequest request) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (MultipartFile part : request.getFileMap().values()) {
      String name = part.getOriginalFilename();
      try {
        files.put(name == null || name.isBlank() ? part.getName() : name, part.getBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return files;
  }

  /** What the check finds in time; later it stands on the draft's page. */
  private List<FindingView> errors(long draft) {
    return drafts.findings(draft, MOST_FOR_FINDINGS).orElse(List.of()).stream()
        .filter(finding -> finding.severity().equals("error"))
        .toList();
  }

  private static String told(Draft draft, List<FindingView> errors) {
    String more = errors.size() > MOST_TOLD ? "\n另有 " + (errors.size() - MOST_TOLD) + " 处。" : "";
    return "已存入草稿 "
        + draft.id()
        + "“"
        + draft.title()
        + "”，模型检查有 "
        + errors.size()
        + " 处错误，更正后才能提交发布：\n"
        + errors.stream()
            .limit(MOST_TOLD)
            .map(one -> one.path() + "：" + one.message())
            .collect(Collectors.joining("\n"))
        + more;
  }

  private static Deployment deployment(long draft, String title, OffsetDateTime at) {
    return new Deployment(Long.toString(draft), title, "Camunda Modeler", at, null);
  }
}
