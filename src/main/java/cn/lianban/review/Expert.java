package cn.lianban.review;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * An expert of the register (专家库).
 *
 * @param account the account in the group of experts
 * @param organisation where the expert works
 * @param uscc credit code of that organisation; null where it is not known
 * @param fields fields of knowledge, as the evaluation plans name them
 * @param active false while the expert is not to be drawn
 * @param changedBy the account that last changed the entry
 */
public record Expert(
    String account,
    String name,
    String organisation,
    String uscc,
    List<String> fields,
    boolean active,
    String changedBy,
    OffsetDateTime changedAt) {}
