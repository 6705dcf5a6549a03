package cn.lianban.release;

import cn.lianban.modelcheck.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the interface gives it.
 *
 * @param severity {@code error} or {@code warning}
 * @param element null where the file itself is meant
 * @param cell null where no cell is meant
 */
public record FindingView(
    String severity,
    String path,
    @Nullable String element,
    @Nullable String cell,
    String code,
    String message) {

  static List<FindingView> of(List<Finding> findings) {
    return findings.stream()
        .map(
            one ->
                new FindingView(
                    one.severity().id(),
                    one.path(),
                    one.element(),
                    one.cell(),
                    one.code(),
                    one.message()))
        .toList();
  }
}
