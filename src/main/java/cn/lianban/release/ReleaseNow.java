package cn.lianban.release;

import cn.lianban.kernel.Actor;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Releases and takes back, so that this node sees the change before it answers. */
@Service
public class ReleaseNow {

  private final Releasing releasing;
  private final ModelsInForce inForce;

  ReleaseNow(Releasing releasing, ModelsInForce inForce) {
    this.releasing = releasing;
    this.inForce = inForce;
  }

  /** As {@link Releasing#release}. */
  public int release(
      Actor actor, long draftId, @Nullable OffsetDateTime effectiveAt, @Nullable String digest) {
    int number = releasing.release(actor, draftId, effectiveAt, digest);
    inForce.changed();
    return number;
  }

  /** As {@link Releasing#withdraw}. */
  public @Nullable Integer withdraw(
      Actor actor, int number, @Nullable String reason, boolean emergency) {
    Integer restored = releasing.withdraw(actor, number, reason, emergency);
    inForce.changed();
    return restored;
  }
}
