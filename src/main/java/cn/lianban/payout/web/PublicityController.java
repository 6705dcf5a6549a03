package cn.lianban.payout.web;

import cn.lianban.kernel.Page;
import cn.lianban.kernel.web.ClientAddress;
import cn.lianban.payout.Objections;
import cn.lianban.payout.Publicities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "公示", description = "奖补公示与异议，无须登录")
class PublicityController {

  private final Publicities publicities;
  private final Objections objections;
  private final ClientAddress clients;

  PublicityController(Publicities publicities, Objections objections, ClientAddress clients) {
    this.publicities = publicities;
    this.objections = objections;
    this.clients = clients;
  }

  record Objection(String name, String contact, String text) {}

  @GetMapping("/api/publicity")
  @Operation(summary = "正在公示的奖补", description = "最先期满的在前。")
  Page<Publicities.Notice> publicity(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return publicities.open(new Page.Request(page, size));
  }

  @PostMapping("/api/applications/{no}/objections")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "提出异议",
      description =
          "公示期内任何人可以提出，须留姓名与联系方式。未登录的，同一网络地址提得过多时以 429 应答，可再提的时间见响应头 Retry-After；同一来源对同一公示待处理的异议过多时以 409 应答。")
  void object(
      @PathVariable String no, @RequestBody Objection objection, HttpServletRequest request) {
    objections.receive(
        no,
        clients.find(request).orElse(null),
        objection.name(),
        objection.contact(),
        objection.text());
  }
}
