package cn.lianban.release;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft of changes to the models.
 *
 * @param basedOn number of the release that is changed
 * @param superseded whether another release came after that one, so that the draft has to be
 *     rebased
 * @param state {@code open}, {@code handed-in}, {@code released} or {@code discarded}
 * @param draftedBy who made, edited or imported it: nobody of them can release it
 * @param digest of the whole bundle as drafted
 * @param handedInBy null where it is not handed in
 * @param release number of the release that it became; null before
 * @param files what differs from the release that it is based on
 */
public record Draft(
    long id,
    String title,
    String reason,
    int basedOn,
    boolean superseded,
    String state,
    List<String> draftedBy,
    OffsetDateTime createdAt,
    String digest,
    @Nullable String handedInBy,
    @Nullable OffsetDateTime handedInAt,
    @Nullable Integer release,
    List<File> files) {

  /**
   * A file that differs.
   *
   * @param change {@code added}, {@code changed} or {@code removed}; {@code same} where only a
   *     conflict is left to be decided
   * @param conflict whether both sides changed it and nobody has decided yet
   */
  public record File(String path, String change, boolean conflict) {}

  /** One in a list of drafts. */
  public record Summary(
      long id,
      String title,
      String reason,
      int basedOn,
      String state,
      List<String> draftedBy,
      OffsetDateTime createdAt,
      @Nullable Integer release) {}
}
