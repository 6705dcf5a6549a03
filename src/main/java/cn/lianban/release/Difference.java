package cn.lianban.release;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two bundles, as an owner reads it.
 *
 * @param kind {@code file}, {@code decision}, {@code column}, {@code row}, {@code cell}, {@code
 *     element}, {@code drawing}, {@code component} or {@code field}
 * @param change {@code added}, {@code changed} or {@code removed}
 * @param element id of the row, the element of the diagram or the component; null for a whole file
 * @param what which of its values, as the label of a column; null where all of it is meant
 * @param before null where there was nothing
 * @param after null where there is nothing any more
 * @param message all of this in one sentence, in Chinese
 */
public record Difference(
    String path,
    String kind,
    String change,
    @Nullable String element,
    @Nullable String what,
    @Nullable String before,
    @Nullable String after,
    String message) {}
