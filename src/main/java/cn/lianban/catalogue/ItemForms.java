package cn.lianban.catalogue;

import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The forms in which applicants declare the facts of awards and ask for services, of the newest
 * bundle; the form's id is the item's.
 */
@Component
class ItemForms {

  private final Forms forms;

  ItemForms(Forms forms) {
    this.forms = forms;
  }

  /**
   * @throws NotFound where the item has no form, as duties have none
   */
  public FormSchema of(Item item) {
    if (!item.hasForm()) {
      throw new NotFound("事项 " + item.id() + "“" + item.title() + "”没有申报表单");
    }
    return forms.form(item.id());
  }

  /**
   * The documents that the applicant has to attach, in Chinese; none where the item has no form.
   */
  public List<String> materials(Item item) {
    return item.hasForm() ? of(item).list("materials") : List.of();
  }

  /**
   * The direction of the support rules that the item belongs to; null where the form names none.
   */
  public @Nullable String direction(Item item) {
    return item.hasForm() ? of(item).defaults().get(Items.DIRECTION) : null;
  }
}
