package cn.lianban.selection;

import cn.lianban.award.AmountLimit;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.selection.Entry.Outcome;
import cn.lianban.selection.Entry.Stage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The largest amount that the round which selected an application allows. */
@Component
class SelectedAmounts implements AmountLimit {

  private static final String NO_ROUND = "noRound";
  private static final String NEVER_PLANNED = "neverPlanned";

  private final Entries entries;
  private final OpenRounds openRounds;
  private final Applications applications;

  SelectedAmounts(Entries entries, OpenRounds openRounds, Applications applications) {
    this.entries = entries;
    this.openRounds = openRounds;
    this.applications = applications;
  }

  @Override
  public Optional<Unranked> unranked(String applicationNo) {
    Application application = applications.get(applicationNo);
    if (!openRounds.competesWithoutRound(application)) {
      return Optional.empty();
    }
    return Optional.of(
        openRounds.isUnranked(application)
            ? new Unranked(NO_ROUND, "**" + OpenRounds.UNRANKED + "**")
            : new Unranked(NEVER_PLANNED, "**" + OpenRounds.NEVER_PLANNED + "**"));
  }

  @Override
  public Optional<String> unrankedItem(String itemId) {
    return openRounds.isOpen(itemId)
        ? Optional.empty()
        : Optional.of(openRounds.isPlanned(itemId) ? NO_ROUND : NEVER_PLANNED);
  }

  @Override
  public Optional<Limit> of(String applicationNo) {
    return entries
        .find(applicationNo)
        .filter(entry -> entry.stage() == Stage.DECIDED && entry.isSelected())
        .map(
            entry ->
                new Limit(
                    entry.selectedAmount(),
                    "批次 "
                        + entry.roundNo()
                        + (entry.outcome() == Outcome.SCALED ? " 调减后的金额：" : " 入选的金额：")
                        + entry.selectedAmount().forPeople()));
  }
}
