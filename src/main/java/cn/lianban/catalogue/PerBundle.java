package cn.lianban.catalogue;

import cn.lianban.workflow.models.ModelBundle;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cached value read from the newest bundle of models, which is read again after another bundle
 * was released.
 */
class PerBundle<T> {

  private record Loaded<T>(String bundle, T value) {}

  private final ModelBundle bundle;
  private final Function<String, T> load;
  private volatile @Nullable Loaded<T> loaded;

  PerBundle(ModelBundle bundle, Function<String, T> load) {
    this.bundle = bundle;
    this.load = load;
  }

  T get() {
    String newest = bundle.newest();
    Loaded<T> known = loaded;
    if (known == null || !known.bundle.equals(newest)) {
      known = new Loaded<>(newest, load.apply(newest));
      loaded = known;
    }
    return known.value;
  }

  /** The comma-separated values of a cell; empty for an empty cell. */
  static List<String> list(@Nullable Object cell) {
    return cell == null
        ? List.of()
        : Stream.of(cell.toString().split("[,，、]"))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }
}
