package cn.lianban.release.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.FileAnswer;
import cn.lianban.release.BundleZip;
import cn.lianban.release.Difference;
import cn.lianban.release.Draft;
import cn.lianban.release.Drafts;
import cn.lianban.release.FindingView;
import cn.lianban.release.ReleaseNow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/drafts")
@Tag(name = "模型草稿", description = "流程管理员对流程、表单和决策的变更：起草、检查、比较、提交、由另一人发布；仅限流程管理员")
class DraftController {

  private final Drafts drafts;
  private final ReleaseNow releasing;
  private final CurrentActor currentActor;

  DraftController(Drafts drafts, ReleaseNow releasing, CurrentActor currentActor) {
    this.drafts = drafts;
    this.releasing = releasing;
    this.currentActor = currentActor;
  }

  record NewDraft(String title, String reason) {}

  /** Which side of a conflict is taken: {@code mine} or {@code theirs}. */
  record Choice(String take) {}

  /**
   * When the release comes into force, null for at once; and the digest of the draft that the
   * person has looked at, null for any.
   */
  record Effect(@Nullable OffsetDateTime effectiveAt, @Nullable String digest) {}

  record Released(int release) {}

  @PostMapping
  @Operation(summary = "起草", description = "以最新的发布为依据；标题、理由必填。")
  ResponseEntity<Draft> create(@RequestBody NewDraft wanted) {
    Draft draft = drafts.create(currentActor.get(), wanted.title(), wanted.reason());
    return ResponseEntity.created(URI.create("/api/drafts/" + draft.id())).body(draft);
  }

  @GetMapping
  @Operation(
      summary = "草稿列表",
      description = "最新的在前。state：open 起草中、handed-in 已提交待发布、released 已发布、discarded 已作废。")
  Page<Draft.Summary> drafts(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return drafts.page(new Page.Request(page, size));
  }

  @GetMapping("/{id}")
  @Operation(summary = "一份草稿", description = "连同变更的文件；conflict 为双方都改过、尚待决定。")
  Draft draft(@PathVariable long id) {
    return drafts.get(id);
  }

  @PutMapping("/{id}")
  @Operation(summary = "改写标题和理由", description = "两者必填。已提交的草稿改动后须重新提交。")
  Draft describe(@PathVariable long id, @RequestBody NewDraft wanted) {
    return drafts.describe(currentActor.get(), id, wanted.title(), wanted.reason());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "作废草稿")
  void discard(@PathVariable long id) {
    drafts.discard(currentActor.get(), id);
  }

  @GetMapping("/{id}/models")
  @Operation(summary = "草稿中全部模型文件的路径")
  List<String> paths(@PathVariable long id) {
    return drafts.paths(id);
  }

  @GetMapping("/{id}/models/{*path}")
  @Operation(summary = "草稿中的一个模型文件")
  ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable String path) {
    return answer(relative(path), drafts.file(id, relative(path)));
  }

  @PutMapping("/{id}/models/{*path}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "存入一个模型文件", description = "请求体即文件内容。已提交的草稿改动后须重新提交。")
  void put(
      @PathVariable long id,
      @PathVariable String path,
      @RequestBody(required = false) byte @Nullable [] content) {
    drafts.put(currentActor.get(), id, relative(path), required(content));
  }

  @DeleteMapping("/{id}/models/{*path}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "从草稿中删去一个模型文件")
  void remove(@PathVariable long id, @PathVariable String path) {
    drafts.remove(currentActor.get(), id, relative(path));
  }

  @GetMapping("/{id}/conflicts/{*path}")
  @Operation(summary = "冲突文件的对方内容")
  ResponseEntity<byte[]> other(@PathVariable long id, @PathVariable String path) {
    return answer(relative(path), drafts.other(id, relative(path)));
  }

  @PostMapping("/{id}/conflicts/{*path}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "决定一处冲突",
      description = "take 为 mine 保留草稿的文件，为 theirs 采用对方的文件；两者都不合适的，直接存入改好的文件。")
  void decide(@PathVariable long id, @PathVariable String path, @RequestBody Choice choice) {
    drafts.decide(currentActor.get(), id, relative(path), choice.take());
  }

  @GetMapping("/{id}/bundle")
  @Operation(summary = "下载草稿的全部模型", description = "zip，目录与代码库相同。")
  ResponseEntity<byte[]> bundle(@PathVariable long id) {
    return zip("lianban-draft-" + id + ".zip", BundleZip.of(drafts.bundle(id)));
  }

  @PutMapping(path = "/{id}/bundle", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "导入全部模型",
      description =
          "zip，目录与代码库相同（bpmn、bpmn/forms、dmn、dmn/awards）；zip 中没有的文件即删去。可以作为请求体，也可以作为 file 上传。")
  void upload(@PathVariable long id, @RequestParam MultipartFile file) {
    try {
      drafts.replace(currentActor.get(), id, BundleZip.read(file.getBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @PutMapping("/{id}/bundle")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "导入全部模型",
      description =
          "zip，目录与代码库相同（bpmn、bpmn/forms、dmn、dmn/awards）；zip 中没有的文件即删去。可以作为请求体，也可以作为 file 上传。")
  void replace(@PathVariable long id, @RequestBody(required = false) byte @Nullable [] content) {
    drafts.replace(currentActor.get(), id, BundleZip.read(required(content)));
  }

  @GetMapping("/{id}/findings")
  @Operation(summary = "模型检查的结果", description = "error 须更正后才能提交和发布，warning 供参考。")
  List<FindingView> findings(@PathVariable long id) {
    return drafts.findings(id);
  }

  @GetMapping("/{id}/difference")
  @Operation(summary = "与所依据的发布的差别", description = "逐项：表的行、格、列，流程的环节及其属性，表单的字段。")
  List<Difference> difference(@PathVariable long id) {
    return drafts.difference(id);
  }

  @PostMapping("/{id}/rebase")
  @Operation(summary = "变基", description = "草稿起草之后又有新的发布的，改以最新的发布为依据；双方都改过的文件标为冲突，逐个决定后才能提交。")
  Draft rebase(@PathVariable long id) {
    return drafts.rebase(currentActor.get(), id);
  }

  @PostMapping("/{id}/handing-in")
  @Operation(summary = "提交发布", description = "有错误、有冲突、依据已过时或者没有差别的，409。")
  Draft handIn(@PathVariable long id) {
    return drafts.handIn(currentActor.get(), id);
  }

  @PostMapping("/{id}/release")
  @Operation(
      summary = "发布",
      description =
          "限没有起草、修改、导入或者提交过这份草稿的另一位流程管理员（否则 403）。effectiveAt 不填即立即生效，填写的精确到分；digest 为所看草稿的摘要，内容在此之后变过的，409。新受理的申报自生效起按新模型办理，在办的不变。")
  ResponseEntity<Released> release(
      @PathVariable long id, @RequestBody(required = false) @Nullable Effect effect) {
    int number =
        releasing.release(
            currentActor.get(),
            id,
            effect == null ? null : effect.effectiveAt(),
            effect == null ? null : effect.digest());
    return ResponseEntity.created(URI.create("/api/releases/" + number)).body(new Released(number));
  }

  static ResponseEntity<byte[]> zip(String name, byte[] content) {
    return FileAnswer.of(name, "application/zip", content);
  }

  private static ResponseEntity<byte[]> answer(String path, byte[] content) {
    return FileAnswer.of(
        path.substring(path.lastIndexOf('/') + 1),
        path.endsWith(".form") || path.endsWith(".json")
            ? MediaType.APPLICATION_JSON_VALUE
            : MediaType.APPLICATION_XML_VALUE,
        content);
  }

  private static String relative(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static byte[] required(byte @Nullable [] content) {
    if (content == null || content.length == 0) {
      throw BadInput.required("file", "请求体是空的，请附上文件内容");
    }
    return content;
  }
}
