package cn.lianban.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A page of a list, as the API gives it.
 *
 * @param page number of this page, from 0
 * @param size most entries of a page
 * @param total entries of the whole list, or at least so many
 * @param totalExact whether the total was counted to the end of the list; false where counting
 *     stopped before it
 */
public record Page<T>(List<T> content, int page, int size, long total, boolean totalExact) {

  /** A page of a list that was counted to its end. */
  public Page(List<T> content, int page, int size, long total) {
    this(content, page, size, total, true);
  }

  /**
   * Whether more entries follow this page; works also where the total is not counted to its end.
   */
  @JsonProperty
  public boolean hasMore() {
    return (long) page * size + content.size() < total;
  }

  public static final int MOST = 200;

  /**
   * The highest index of an entry that can be asked for; it leaves room to look one beyond a page.
   */
  private static final int FARTHEST = 1_000_000_000;

  /** The page that was asked for, checked: a number from 0 and a size from 1 to {@link #MOST}. */
  public record Request(int page, int size) {

    public Request {
      if (page < 0) {
        throw new BadInput("page", "页码 page 从 0 开始，不能为负数");
      }
      if (size < 1 || size > MOST) {
        throw new BadInput("size", "每页条数 size 应在 1 至 " + MOST + " 之间");
      }
      if ((long) page * size > FARTHEST) {
        throw new BadInput("page", "页码 page 过大，请缩小查询范围");
      }
    }

    public int offset() {
      return page * size;
    }
  }
}
