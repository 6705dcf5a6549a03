package cn.lianban.kernel.web;

import cn.lianban.kernel.PlainText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads JSON strictly: no value is converted to another type, no field may appear twice, and sizes
 * are limited.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

  private static final int DEEPEST = 50;
  private static final int LONGEST_NUMBER = 200;

  @Bean
  Jackson2ObjectMapperBuilderCustomizer strict(RequestBounds requests) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxDocumentLength(requests.body().toBytes())
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    return builder ->
        builder
            .factory(JsonFactory.builder().streamReadConstraints(bounds).build())
            .featuresToEnable(
                JsonParser.Feature.STRICT_DUPLICATE_DETECTION,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .deserializers(
                new CleanText(),
                new Text<>(BigDecimal.class, PlainText::decimal, true),
                new Text<>(LocalDate.class, PlainText::date, false))
            .postConfigurer(StrictJson::withoutCoercion);
  }

  private static void withoutCoercion(ObjectMapper mapper) {
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    for (LogicalType type : new LogicalType[] {LogicalType.Integer, LogicalType.Boolean}) {
      mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    }
  }

  /**
   * Cleans every text of every request, facts too. A text that has to stay as it was typed, such as
   * a password, is marked with {@code @JsonDeserialize(using = StringDeserializer.class)}.
   */
  private static final class CleanText extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return PlainText.clean(super.deserialize(parser, context));
    }
  }

  /** A value that programs send as text or as a JSON number. */
  private static final class Text<T> extends StdScalarDeserializer<T> {

    private final Class<T> type;
    private final transient Function<String, Optional<T>> reading;
    private final boolean number;

    private Text(Class<T> type, Function<String, Optional<T>> reading, boolean number) {
      super(type);
      this.type = type;
      this.reading = reading;
      this.number = number;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (number && parser.currentToken().isNumeric()) {
        return type.cast(PlainText.withoutManyZeros(parser.getDecimalValue()));
      }
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      String text = parser.getText();
      if (PlainText.isBlank(text)) {
        return null;
      }
      Optional<T> value = reading.apply(text);
      return value.isPresent()
          ? value.get()
          : type.cast(context.handleWeirdStringValue(type, text, "not of the form that is read"));
    }
  }
}
