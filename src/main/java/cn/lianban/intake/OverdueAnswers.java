package cn.lianban.intake;

import java.util.Optional;

/**
 * What a case still takes from its applicant although the process no longer waits for it. The room
 * above that follows up paid awards implements this.
 */
public interface OverdueAnswers {

  /** The phase under which files for such an answer are kept; empty where there is none. */
  Optional<String> phase(String applicationNo);
}
