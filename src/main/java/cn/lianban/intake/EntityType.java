package cn.lianban.intake;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of organisation that the documents support (支持办法第二条). */
public enum EntityType {
  ENTERPRISE("enterprise", "企业"),
  PUBLIC_INSTITUTION("public-institution", "事业单位"),
  SOCIAL_ORGANISATION("social-organisation", "社会团体"),
  PRIVATE_NON_ENTERPRISE("private-non-enterprise", "民办非企业单位");

  private final String id;
  private final String label;

  EntityType(String id, String label) {
    this.id = id;
    this.label = label;
  }

  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  static Optional<EntityType> find(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }
}
