package cn.lianban.intake;

import java.util.Optional;

/**
 * Answers that a case still accepts from its applicant after the process has stopped waiting.
 * Implemented by the room that follows up paid awards.
 */
public interface OverdueAnswers {

  /** The phase under which files for such an answer are kept; empty where there is none. */
  Optional<String> phase(String applicationNo);
}
