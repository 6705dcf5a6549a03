package cn.lianban.catalogue.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with all that an applicant has to know.
 *
 * @param formula kind of formula; null for services and duties
 * @param direction direction of the support rules that is used where the applicant names none; null
 *     where the item has none
 * @param readings the readings of the documents that touch the item
 * @param form the form schema; null where the item has none
 */
record ItemDetail(
    @JsonUnwrapped ItemSummary item,
    EditionView edition,
    @Nullable String formula,
    List<ItemFact> facts,
    List<String> materials,
    @Nullable String direction,
    List<ReadingView> readings,
    @Schema(
            types = "object",
            additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
            description = "申报表单（form-js schema）")
        @Nullable ObjectNode form) {}
