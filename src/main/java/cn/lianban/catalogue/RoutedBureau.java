package cn.lianban.catalogue;

import java.util.List;

/**
 * A bureau that handles an item, one row of the decision {@code bureauRouting}.
 *
 * @param role {@code lead} or {@code joint}
 * @param watches names of the facts after whose correction the bureau reviews again; none: only
 *     where it asked for the correction itself
 */
public record RoutedBureau(Bureau bureau, String role, List<String> watches) {}
