package cn.lianban.selection;

import static cn.lianban.intake.CaseTexts.plain;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.MarkdownTable;
import cn.lianban.kernel.Money;
import cn.lianban.selection.Entry.Outcome;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Texts for the forms of a round's tasks, as Markdown in officials' words. */
@Component
public class RoundTexts {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

  private final Rounds rounds;
  private final RoundList list;
  private final Entries entries;
  private final Items items;
  private final Bureaus bureaus;

  RoundTexts(Rounds rounds, RoundList list, Entries entries, Items items, Bureaus bureaus) {
    this.rounds = rounds;
    this.list = list;
    this.entries = entries;
    this.items = items;
    this.bureaus = bureaus;
  }

  /**
   * The texts {@code caseSummary} and {@code rankingSummary}, the name of the list, and the
   * conditions of the cut-off.
   */
  public Map<String, Object> of(String roundNo) {
    Round round = rounds.get(roundNo);
    Map<String, Object> values = new HashMap<>();
    values.put("caseSummary", summary(round));
    values.put("rankingSummary", ranking(round));
    values.put("list", round.listName());
    values.put("budget", round.budget().toString());
    values.put("minimumScore", round.minimumScore());
    values.put("places", round.places());
    values.put("reservePlaces", round.reservePlaces());
    values.put("scaling", round.scaling());
    return values;
  }

  private String summary(Round round) {
    String titles =
        round.items().stream()
            .map(item -> items.get(item).title() + "（" + item + "）")
            .collect(Collectors.joining("、"));
    return String.join(
        "\n",
        "**" + plain(round.title()) + "** · 批次 " + round.no(),
        "",
        "- 事项：" + titles,
        "- 组织单位：" + bureaus.name(round.organiser()) + "；评选委员会：" + bureaus.name(round.commission()),
        "- 申报时间：" + MOMENT.format(round.opensAt()) + " 至 " + ClosingTime.text(round.closesAt()),
        "- 预算："
            + round.budget().forPeople()
            + (round.budget().equals(round.plannedBudget())
                ? ""
                : "（计划 " + round.plannedBudget().forPeople() + "）"),
        "- 最低分："
            + (round.minimumScore() == null
                ? "不设"
                : round.minimumScore().stripTrailingZeros().toPlainString() + " 分")
            + "；名额："
            + (round.places() == null ? "不设" : round.places() + " 件")
            + "；候补："
            + round.reservePlaces()
            + " 件"
            + "；"
            + (round.scaling() ? "允许在“不超过”范围内调减" : "不调减金额"),
        "- [查看批次](/rounds/" + round.no() + ")");
  }

  private String ranking(Round round) {
    List<RoundList.Place> places =
        list.of(round.no()).stream().filter(place -> place.stage().equals("waiting")).toList();
    if (places.isEmpty()) {
      return "没有参评的申报。";
    }
    Money granted = rounds.granted(round.no());
    MarkdownTable table =
        MarkdownTable.of("名次", "申报编号", "申报主体", "事由", "评审分", "申请额（元）", "结果", "金额（元）", "理由");
    places.forEach(place -> table.row(row(place)));
    return "名单 **"
        + round.listName()
        + "**：参评 "
        + places.size()
        + " 件，入选 "
        + entries.selected(round.no())
        + " 件，合计 "
        + granted.forPeople()
        + "，预算结余 "
        + round.budget().minus(granted).forPeople()
        + "\n\n"
        + table;
  }

  private static String[] row(RoundList.Place place) {
    return new String[] {
      String.valueOf(place.rank()),
      "[" + place.applicationNo() + "](/cases/" + place.applicationNo() + ")",
      plain(place.applicantName()),
      plain(place.matter()),
      place.score() == null ? "—" : place.score().stripTrailingZeros().toPlainString(),
      place.asked() == null ? "—" : grouped(place.asked()),
      "**" + (place.outcome() == null ? "未定" : Outcome.of(place.outcome()).label()) + "**",
      place.amount() == null ? "—" : grouped(place.amount()),
      place.reason() == null ? "" : plain(place.reason())
    };
  }

  private static String grouped(Money amount) {
    return amount.toString().replaceAll("\\B(?=(\\d{3})+\\.)", ",");
  }
}
