package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Readings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/readings")
@Tag(name = "政策解读", description = "原文未写明之处的问题、可选答案、采用的答案和确认情况")
class ReadingController {

  private final Readings readings;
  private final Items items;

  ReadingController(Readings readings, Items items) {
    this.readings = readings;
    this.items = items;
  }

  @GetMapping
  @Operation(
      summary = "政策解读",
      description =
          "各项解读的条款、原文、问题、可选答案、采用的答案、状态（open 暂按、confirmed 已确认）、确认文件或者确认人和日期、涉及的事项。仅限办理人员、流程管理员、监测与审计人员。")
  List<ReadingView> readings() {
    List<Item> all = items.all();
    return readings.all().stream().map(reading -> ReadingView.of(reading, all)).toList();
  }
}
