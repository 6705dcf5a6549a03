package cn.lianban.intake;

import cn.lianban.kernel.Coded;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of organisation that the documents support (支持办法第二条). Its list closes with 等各类主体:
 * whether another kind is covered is judged at acceptance.
 */
public enum EntityType implements Coded {
  ENTERPRISE("enterprise", "企业"),
  PUBLIC_INSTITUTION("public-institution", "事业单位"),
  SOCIAL_ORGANISATION("social-organisation", "社会团体"),
  PRIVATE_NON_ENTERPRISE("private-non-enterprise", "民办非企业单位"),
  OTHER("other", "其他主体");

  private final String id;
  private final String label;

  EntityType(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  static Optional<EntityType> find(String id) {
    return Coded.find(EntityType.class, id);
  }

  /** The error, in Chinese, where this is not a kind of organisation; empty where it is. */
  public static Optional<String> fault(String id) {
    return find(id).isPresent()
        ? Optional.empty()
        : Optional.of(
            "主体类型应为下列之一："
                + Stream.of(values())
                    .map(type -> type.id + "（" + type.label + "）")
                    .collect(Collectors.joining("、")));
  }
}
