package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Readings;
import cn.lianban.catalogue.RoutedBureau;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.workflow.models.FormSchema;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/items")
@Tag(name = "事项目录", description = "可以申报什么、由谁办理")
class ItemController {

  private final Items items;
  private final Bureaus bureaus;
  private final Editions editions;
  private final Readings readings;

  ItemController(Items items, Bureaus bureaus, Editions editions, Readings readings) {
    this.items = items;
    this.bureaus = bureaus;
    this.editions = editions;
    this.readings = readings;
  }

  @GetMapping
  @Operation(summary = "事项列表", description = "两份政策文件的全部奖补、服务和任务，各附牵头与会同部门；可按类别、文件、条款筛选。")
  ResponseEntity<List<ItemSummary>> items(
      @Parameter(description = "类别：award 奖补、service 服务、duty 任务") @RequestParam(required = false)
          String kind,
      @Parameter(description = "文件：measures 若干措施、support-rules 支持办法")
          @RequestParam(required = false)
          String document,
      @Parameter(description = "条款，如 M05、R07 或 R07.1") @RequestParam(required = false)
          String clause) {
    List<FieldError> errors = new ArrayList<>();
    List<Item> all = items.all();
    String ofKind = oneOf("kind", kind, Items.KINDS, Items.KINDS, errors);
    List<String> documents = all.stream().map(Item::document).distinct().toList();
    String ofDocument = oneOf("document", document, documents, documents, errors);
    List<String> articles = all.stream().map(Item::article).distinct().sorted().toList();
    List<String> clauses =
        Stream.concat(articles.stream(), all.stream().map(Item::clause)).toList();
    String ofClause = oneOf("clause", clause, clauses, articles, errors);
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    List<Item> found = items.find(ofKind, ofDocument, ofClause);
    Map<String, List<RoutedBureau>> routed = bureaus.routedFor(found);
    return answer(
        found.stream()
            .map(item -> ItemSummary.of(item, routed.getOrDefault(item.id(), List.of())))
            .toList());
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "事项详情",
      description = "在列表内容之外，给出所依据的文件版本、计算方式、涉及的政策解读、需要填报的数据、需要提交的材料和申报表单。")
  ResponseEntity<ItemDetail> item(@PathVariable String id) {
    Item item = items.get(id);
    FormSchema form = item.hasForm() ? items.form(item) : null;
    Edition edition = editions.of(item.document());
    return answer(
        new ItemDetail(
            ItemSummary.of(item, bureaus.routedFor(item)),
            EditionView.of(edition, editions.note(edition)),
            items.formula(item),
            form == null ? List.of() : form.fields().stream().map(ItemFact::of).toList(),
            form == null ? List.of() : form.list("materials"),
            form == null ? null : form.defaults().get(Items.DIRECTION),
            readings.of(item).stream()
                .map(one -> ReadingView.of(one.forItem(item), items.all()))
                .toList(),
            form == null ? null : form.json()));
  }

  /** Lets browsers keep the answer but ask each time, with its ETag, whether it has changed. */
  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
  }

  private static @Nullable String oneOf(
      String name,
      String value,
      Collection<String> allowed,
      List<String> named,
      List<FieldError> errors) {
    if (!StringUtils.hasText(value)) {
      return null;
    }
    if (!allowed.contains(value)) {
      errors.add(
          new FieldError(
              name, "参数 " + name + " 没有“" + value + "”这个值，可用的值：" + String.join("、", named)));
    }
    return value;
  }
}
