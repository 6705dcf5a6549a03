package cn.lianban.catalogue;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Tells when applications or requests were first received under an edition, so that dates which
 * would exclude them are refused. Implemented by rooms above this one.
 */
public interface EditionUse {

  /** When the first one was received under this edition; empty for none. */
  Optional<OffsetDateTime> firstUnder(String editionId);
}
