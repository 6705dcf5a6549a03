package cn.lianban.review.process;

import cn.lianban.review.RoutedBureaus;
import java.util.List;
import org.springframework.stereotype.Component;

/** The round of reviews that is open now, for the process to make its tasks from. */
@Component("reviewRound")
public class ReviewRound {

  private final RoutedBureaus routedBureaus;

  ReviewRound(RoutedBureaus routedBureaus) {
    this.routedBureaus = routedBureaus;
  }

  /** The bureaus that have to review. */
  public List<String> bureaus(String applicationNo) {
    return routedBureaus.asked(applicationNo);
  }
}
