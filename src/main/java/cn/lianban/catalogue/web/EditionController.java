package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Editions;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editions")
@Tag(name = "文件版本", description = "政策文件的版本：征求意见稿，或已施行及其有效期")
class EditionController {

  private final Editions editions;
  private final CurrentActor currentActor;

  EditionController(Editions editions, CurrentActor currentActor) {
    this.editions = editions;
    this.currentActor = currentActor;
  }

  /** Both days are included; without a last day the usual time of validity counts. */
  record Declaration(LocalDate validFrom, LocalDate validUntil) {}

  @GetMapping
  @Operation(summary = "文件版本列表", description = "状态 draft 为征求意见稿，可以测算、不受理申报；in-force 为已宣布施行。")
  Page<EditionView> editions() {
    List<EditionView> all = editions.all().stream().map(this::view).toList();
    return new Page<>(all, 0, all.size(), all.size());
  }

  @PutMapping("/{id}")
  @Operation(summary = "宣布文件版本施行", description = "限流程管理员或系统管理员。validUntil 不填时，按通常的有效期（自施行之日起三年）计。已施行的版本可以再次提交，以更正日期。")
  EditionView declareInForce(@PathVariable String id, @RequestBody Declaration declaration) {
    return view(editions.declareInForce(id, declaration.validFrom(), declaration.validUntil(), currentActor.get()));
  }

  private EditionView view(Edition edition) {
    return EditionView.of(edition, editions.note(edition));
  }
}
