package cn.lianban.catalogue.web;

import cn.lianban.workflow.models.FormField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that the applicant declares.
 *
 * @param type {@code money}, {@code number}, {@code year}, {@code date}, {@code text}, {@code bool}
 *     or {@code enum}
 * @param unit null for none
 * @param allowedValues null where the type alone limits the value
 * @param maxLength most characters of a text; null for other facts
 * @param required whether the fact is always required
 * @param requiredWhen FEEL condition over the other facts under which the fact is required; null
 *     where there is no such condition
 */
record ItemFact(
    String name,
    String label,
    @Nullable String description,
    FormField.Type type,
    @Nullable String unit,
    @Nullable List<Allowed> allowedValues,
    @Nullable Integer maxLength,
    boolean required,
    @Nullable String requiredWhen) {

  record Allowed(@Nullable String value, @Nullable String label) {}

  static ItemFact of(FormField field) {
    // a form can only require a ticked checkbox, but the decision needs a value for every yes-or-no
    // fact
    boolean needed = field.required() || field.type() == FormField.Type.BOOL;
    return new ItemFact(
        field.key(),
        field.label(),
        field.description(),
        field.type(),
        field.unit(),
        field.type() == FormField.Type.ENUM
            ? field.options().stream()
                .map(option -> new Allowed(option.value(), option.label()))
                .toList()
            : null,
        field.type() == FormField.Type.TEXT ? field.maxLength() : null,
        needed && field.hiddenWhen() == null,
        needed && field.hiddenWhen() != null ? "not(" + field.hiddenWhen() + ")" : null);
  }
}
