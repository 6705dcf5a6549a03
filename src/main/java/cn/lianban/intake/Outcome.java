package cn.lianban.intake;

/**
 * How an application ended where its status does not say all of it, by the models.
 *
 * @param id for programs, such as {@code settled-in-advance}
 * @param name for people, in Chinese
 */
public record Outcome(String id, String name) {}
