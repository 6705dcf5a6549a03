package cn.lianban.selection;

import cn.lianban.catalogue.Item;
import cn.lianban.intake.Admission;
import cn.lianban.intake.Plan;
import cn.lianban.kernel.Conflict;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether an application for an item with rounds may be submitted now. */
@Component
class RoundAdmission implements Admission {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  private final Rounds rounds;
  private final Entries entries;
  private final Timeline timeline;
  private final Clock clock;

  RoundAdmission(Rounds rounds, Entries entries, Timeline timeline, Clock clock) {
    this.rounds = rounds;
    this.entries = entries;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public void admit(String applicationNo, Item item, Plan plan) {
    if (!plan.competitive() || !rounds.isInRounds(item.id())) {
      return;
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<Round> current = rounds.current(item.id());
    // checked again under lock, because the round may be closing at this moment
    Optional<Round> open =
        current.stream()
            .filter(round -> round.isOpenAt(now))
            .map(round -> rounds.share(round.no()))
            .filter(round -> round.isOpenAt(now))
            .findFirst();
    Round round = open.orElseThrow(() -> new Conflict(refusal(item, current, now)));
    entries.enter(applicationNo, round.no());
    timeline.add(
        applicationNo,
        "entered-round",
        "参加批次 "
            + round.no()
            + "“"
            + round.title()
            + "”，"
            + ClosingTime.text(round.closesAt())
            + " 截止，评审后择优排序");
  }

  private static String refusal(Item item, List<Round> current, OffsetDateTime now) {
    String next =
        current.stream()
            .filter(round -> round.opensAt().isAfter(now))
            .findFirst()
            .map(
                round ->
                    "下一批次 "
                        + round.no()
                        + "“"
                        + round.title()
                        + "”于 "
                        + MOMENT.format(round.opensAt())
                        + " 开放，请届时提交")
            .orElse("后续批次尚未安排，请留意申报批次通知");
    return "事项“" + item.title() + "”按批次择优申报，现在没有开放的批次；" + next;
  }
}
