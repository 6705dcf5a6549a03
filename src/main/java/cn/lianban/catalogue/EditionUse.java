package cn.lianban.catalogue;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a room above has taken in under an edition: dates that would shut it out afterwards are
 * refused.
 */
public interface EditionUse {

  /** When the first was taken in under this edition; empty where none was. */
  Optional<OffsetDateTime> firstUnder(String editionId);
}
