package cn.lianban.notices.web;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.notices.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notices")
@Tag(name = "通知", description = "提醒、督办与补正通知")
class NoticeController {

  private final Notices notices;
  private final CurrentActor currentActor;

  NoticeController(Notices notices, CurrentActor currentActor) {
    this.notices = notices;
    this.currentActor = currentActor;
  }

  @GetMapping
  @Operation(summary = "发给本人或本人所在部门的通知", description = "最新的在前。")
  Page<Notices.Notice> notices(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return notices.to(currentActor.get(), new Page.Request(page, size));
  }
}
