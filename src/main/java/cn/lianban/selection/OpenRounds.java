package cn.lianban.selection;

import cn.lianban.intake.Application;
import cn.lianban.intake.Plans;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rounds that an application may still join. */
@Component
class OpenRounds {

  /** What those are told who decide on a competitive application without any round. */
  static final String UNRANKED = "本案经核定属于择优支持，本事项按批次择优，但现在没有可以参加的批次：予以支持的，不经择优排序直接送审定";

  /** As {@link #UNRANKED}, where the item is not in rounds at all. */
  static final String NEVER_PLANNED = "本案属于择优支持，本事项没有安排批次：予以支持的，不经择优排序直接送审定";

  private final Rounds rounds;
  private final Entries entries;
  private final Plans plans;

  OpenRounds(Rounds rounds, Entries entries, Plans plans) {
    this.rounds = rounds;
    this.entries = entries;
    this.plans = plans;
  }

  /**
   * The rounds that the application may still join, in the order of opening. If it competed before,
   * or the item needed a round when it was submitted, these are all rounds of the item; otherwise
   * only those planned by then.
   */
  List<Round> of(Application application) {
    Optional<OffsetDateTime> since = rounds.inRoundsSince(application.itemId());
    boolean any =
        entries.find(application.no()).isPresent()
            || since.filter(start -> !start.isAfter(application.submittedAt())).isPresent();
    return rounds.current(application.itemId()).stream()
        .filter(
            round ->
                any || since.isPresent() && !round.plannedAt().isAfter(application.submittedAt()))
        .filter(round -> round.status().isBeforeRanking())
        .toList();
  }

  /** Whether an application for the item could join a round that is planned or open now. */
  boolean isOpen(String itemId) {
    return rounds.current(itemId).stream().anyMatch(round -> round.status().isBeforeRanking());
  }

  /** Whether the item is in rounds at all. */
  boolean isPlanned(String itemId) {
    return rounds.isInRounds(itemId);
  }

  /** Whether the item is in rounds, and the competitive application has none to join. */
  boolean isUnranked(Application application) {
    return rounds.isInRounds(application.itemId()) && competesWithoutRound(application);
  }

  /** Whether the competitive application has no round, also where its item never had one. */
  boolean competesWithoutRound(Application application) {
    return plans.of(application.no()).competitive()
        && entries.find(application.no()).isEmpty()
        && of(application).isEmpty();
  }
}
