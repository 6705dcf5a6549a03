package cn.lianban.catalogue;

import java.util.List;

/**
 * A bureau that handles an item, one row of the decision {@code bureauRouting}.
 *
 * @param role {@code lead} or {@code joint}
 * @param watches names of the facts whose correction makes the bureau review again; if empty, it
 *     does so only after a correction that it asked for itself
 */
public record RoutedBureau(Bureau bureau, String role, List<String> watches) {}
