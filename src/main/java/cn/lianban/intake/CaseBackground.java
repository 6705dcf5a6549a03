package cn.lianban.intake;

import java.util.Map;

/**
 * What a room above knows of an application before anybody has worked it, for the forms of all its
 * tasks: texts in Markdown by name.
 */
public interface CaseBackground {

  Map<String, Object> of(Application application);
}
