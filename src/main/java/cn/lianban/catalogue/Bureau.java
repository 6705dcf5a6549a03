package cn.lianban.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A bureau that the policy names, one row of the decision {@code bureauRegister}.
 *
 * @param id also the id of its group and of its tasks' candidates
 * @param level {@code municipal} or {@code district}
 * @param central the Beijing office of a central agency
 */
public record Bureau(@Nullable String id, String name, String level, boolean central) {}
