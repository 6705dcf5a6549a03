package cn.lianban.release;

import cn.lianban.modelcheck.Finding;
import cn.lianban.modelcheck.ModelCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the check says of bundles; that of the last few is remembered. */
@Component
class ModelFindings {

  private static final int REMEMBERED = 8;

  /** What makes a file no model at all, so that not even a draft takes it. */
  private static final Set<String> NO_MODEL =
      Set.of("path", "too-large", "not-xml", "doctype", "instruction", "not-json", "not-a-form");

  private final Map<String, List<Finding>> known = new LinkedHashMap<>();

  // made when it is needed first, because it reads all classes of the program
  private @Nullable ModelCheck check;

  synchronized List<Finding> of(Map<String, byte[]> bundle) {
    String digest = ModelFiles.digestOf(ModelFiles.digests(bundle));
    List<Finding> found = known.get(digest);
    if (found == null) {
      found = check().findings(bundle);
      if (known.size() >= REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(digest, found);
    }
    return found;
  }

  /** Why these files are no models at all, by the files alone. */
  synchronized List<Finding> noModels(Map<String, byte[]> files) {
    return check().unsafe(files).stream()
        .filter(finding -> NO_MODEL.contains(finding.code()))
        .toList();
  }

  static List<Finding> errors(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .toList();
  }

  private ModelCheck check() {
    if (check == null) {
      check = ModelCheck.ofProgram();
    }
    return check;
  }
}
