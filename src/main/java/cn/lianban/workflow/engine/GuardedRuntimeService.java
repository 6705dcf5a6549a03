package cn.lianban.workflow.engine;

import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;

/**
 * The engine's runtime service. It cleans the only text that people write through it, the note at a
 * failed job, like every other text.
 */
class GuardedRuntimeService extends RuntimeServiceImpl {

  @Override
  public void setAnnotationForIncidentById(String incidentId, String annotation) {
    if (PlainText.isBlank(annotation)) {
      clearAnnotationForIncidentById(incidentId);
      return;
    }
    String text = PlainText.clean(annotation).strip();
    if (text.length() > TextChecks.LONGEST_TEXT || !PlainText.isClean(text)) {
      throw new BadUserRequestException("备注不能超过 " + TextChecks.LONGEST_TEXT + " 个字，且不能含有无法保存的字符");
    }
    super.setAnnotationForIncidentById(incidentId, text);
  }
}
