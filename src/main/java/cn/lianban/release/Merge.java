package cn.lianban.release;

import cn.lianban.release.DraftTables.Changed;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins two sets of changes to one bundle, file by file: what only one side changed is taken, what
 * both changed alike too, and what both changed differently is a conflict, in which ours stands
 * until a person decides. All files by digest.
 *
 * @param bundle the result
 * @param conflicts by path, with the digest of the other side; null where it has no such file
 */
record Merge(SortedMap<String, String> bundle, SortedMap<String, @Nullable String> conflicts) {

  static Merge of(Map<String, String> base, Map<String, String> ours, Map<String, String> theirs) {
    SortedMap<String, String> bundle = new TreeMap<>();
    SortedMap<String, @Nullable String> conflicts = new TreeMap<>();
    TreeSet<String> paths = new TreeSet<>(ours.keySet());
    paths.addAll(theirs.keySet());
    for (String path : paths) {
      String before = base.get(path);
      String our = ours.get(path);
      String their = theirs.get(path);
      String taken = Objects.equals(our, before) ? their : our;
      if (taken != null) {
        bundle.put(path, taken);
      }
      if (!Objects.equals(our, before)
          && !Objects.equals(their, before)
          && !Objects.equals(our, their)) {
        conflicts.put(path, their);
      }
    }
    return new Merge(bundle, conflicts);
  }

  /** What a draft on this release says to give the result. */
  SortedMap<String, Changed> changesTo(Map<String, String> release) {
    SortedMap<String, Changed> changes = changes(release, bundle);
    conflicts.forEach(
        (path, other) -> changes.put(path, new Changed(path, bundle.get(path), true, other)));
    return changes;
  }

  /** The differences of two bundles. */
  static SortedMap<String, Changed> changes(Map<String, String> from, Map<String, String> to) {
    SortedMap<String, Changed> changes = new TreeMap<>();
    TreeSet<String> paths = new TreeSet<>(from.keySet());
    paths.addAll(to.keySet());
    for (String path : paths) {
      if (!Objects.equals(from.get(path), to.get(path))) {
        changes.put(path, new Changed(path, to.get(path), false, null));
      }
    }
    return changes;
  }
}
