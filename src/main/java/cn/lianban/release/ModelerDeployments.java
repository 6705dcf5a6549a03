package cn.lianban.release;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import cn.lianban.release.DraftTables.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Camunda Modeler deploys: it goes into a draft of the person, because only a second person
 * releases. The Modeler knows files by name alone, so the draft says where they stand.
 */
@Service
public class ModelerDeployments {

  private static final int LONGEST_TITLE = 200;

  private final Drafts drafts;
  private final DraftTables tables;

  ModelerDeployments(Drafts drafts, DraftTables tables) {
    this.drafts = drafts;
    this.tables = tables;
  }

  /** The newest drafts that this person may still change, as many as asked for. */
  @Transactional(readOnly = true)
  public List<Draft.Summary> drafts(Actor actor, int most) {
    return tables.openOf(actor.id(), most);
  }

  /**
   * Puts the files into the person's open draft with this title, else into the newest open one,
   * else into a new one, whose reason is still to be written.
   *
   * @param name of the deployment
   * @param files by their name without a folder
   * @return the draft
   * @throws BadInput where a file is no model, or is new and its folder cannot be told
   */
  @Transactional
  public Draft keep(Actor actor, @Nullable String name, Map<String, byte[]> files) {
    String title = title(name);
    if (files.isEmpty()) {
      throw BadInput.required("data", "没有文件：请在 Modeler 中打开要存入的流程、决策或者表单再部署");
    }
    List<Draft.Summary> open = tables.openOf(actor.id(), Integer.MAX_VALUE);
    Optional<Draft.Summary> found =
        open.stream()
            .filter(draft -> draft.title().equals(title))
            .findFirst()
            .or(() -> open.stream().findFirst());
    long id = found.isPresent() ? found.get().id() : drafts.begin(actor, title, "");
    drafts.put(actor, id, paths(tables.changeable(id), files), "由 Camunda Modeler 存入 ");
    return drafts.get(id);
  }

  private static String title(@Nullable String name) {
    String title = PlainText.clean(name == null ? "" : name).strip();
    if (title.isEmpty()) {
      throw BadInput.required("deployment-name", "请填写部署名称（Deployment name），即草稿的标题");
    }
    if (title.length() > LONGEST_TITLE) {
      throw new BadInput("deployment-name", "部署名称不能超过 " + LONGEST_TITLE + " 个字");
    }
    return title;
  }

  private SortedMap<String, byte[]> paths(Row draft, Map<String, byte[]> files) {
    Collection<String> known = drafts.digests(draft).keySet();
    SortedMap<String, byte[]> byPath = new TreeMap<>();
    List<FieldError> unknown = new ArrayList<>();
    files.forEach(
        (name, content) -> {
          String plain = name.substring(name.lastIndexOf('/') + 1);
          List<String> paths = known.stream().filter(path -> path.endsWith("/" + plain)).toList();
          String path = paths.size() == 1 ? paths.get(0) : folder(plain) + plain;
          if (path.equals(plain)) {
            unknown.add(
                new FieldError(
                    PlainText.quoted(plain),
                    "文件 "
                        + PlainText.quoted(plain)
                        + " 是新的，不能判断放在哪个目录：请在“模型发布”的草稿中上传它，以后就可以由 Modeler 部署"));
          } else {
            byPath.put(path, content);
          }
        });
    if (!unknown.isEmpty()) {
      throw new BadInput(unknown);
    }
    return byPath;
  }

  /** Where a new file of this kind stands; empty where that is not clear. */
  private static String folder(String name) {
    if (name.endsWith(".bpmn")) {
      return "bpmn/";
    }
    return name.endsWith(".form") ? "bpmn/forms/" : "";
  }
}
