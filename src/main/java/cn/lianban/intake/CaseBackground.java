package cn.lianban.intake;

import java.util.Map;

/**
 * What other rooms know of an application from the beginning, for the forms of all its tasks: texts
 * in Markdown by name.
 */
public interface CaseBackground {

  Map<String, Object> of(Application application);
}
