package cn.lianban.casefile;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.CreditCode;
import cn.lianban.intake.Status;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.intake.Statuses;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Rows;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds cases. A page takes the same time however many cases there are: it is read along an index
 * of viewers and cases, which also holds status and item, and its total comes from a tally.
 */
@Service
public class CaseList {

  /** Viewer that stands for everybody who may read all cases. */
  private static final String ALL_CASES = "*";

  /** Largest number of cases that a text search lists. */
  private static final int MOST_FOUND = 1000;

  /**
   * Cases beyond the present page that are counted where no tally has the total; counting stops at
   * one more than this or than the page.
   */
  private static final int AHEAD = 50;

  /** How many of the newest cases are searched to find out whether a text is common. */
  private static final int TRIED = 200;

  /** A text counts as common if it occurs in at least one of so many cases. */
  private static final int OFTEN = 20;

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z]+\\d+");

  private final Items items;
  private final Statuses statuses;
  private final JdbcClient jdbc;

  CaseList(Items items, Statuses statuses, JdbcClient jdbc) {
    this.items = items;
    this.statuses = statuses;
    this.jdbc = jdbc;
  }

  /**
   * A case in a list; {@code since} is when it reached its status. {@code outcome} is null unless a
   * refusal ended as something else to the applicant, which {@code statusName} says then.
   */
  public record Summary(
      String no,
      String itemId,
      String itemTitle,
      String status,
      String statusName,
      @Nullable String outcome,
      String applicantName,
      String uscc,
      String matter,
      OffsetDateTime submittedAt,
      OffsetDateTime since) {}

  /**
   * The filters; each may be null.
   *
   * @param outcome id of how a refusal ended as something else; {@value #PLAIN} for cases that
   *     their status says all of
   */
  public record Search(
      String status, String itemId, @Nullable String bureau, String q, @Nullable String outcome) {

    /** As an outcome that was asked for: none. */
    static final String PLAIN = "none";

    public Search(String status, String itemId, String bureau, String q) {
      this(status, itemId, bureau, q, null);
    }

    public Search {
      status = PlainText.blankIsNone(status);
      itemId = PlainText.blankIsNone(itemId);
      bureau = PlainText.blankIsNone(bureau);
      q = CreditCode.sought(q);
      outcome = PlainText.blankIsNone(outcome);
    }

    private boolean hasText() {
      return q != null && !q.isBlank();
    }

    private boolean mayBeNumber() {
      return NUMBER.matcher(q.strip()).matches();
    }

    private String inCase() {
      return (status == null ? "" : " and v.status = :status")
          + (itemId == null ? "" : " and v.item_id = :item")
          + (outcome == null
              ? ""
              : " and exists (select from shared_application a where a.no = v.case_no and "
                  + (outcome.equals(PLAIN) ? "a.outcome is null)" : "a.outcome = :outcome)"));
    }
  }

  /**
   * The cases to search: those of any of the viewers, restricted to those of a second bureau if one
   * is given.
   */
  private record Scope(List<String> viewers, @Nullable String andBureau) {

    static Scope of(Actor actor, Search search, boolean sees) {
      if (sees) {
        return new Scope(List.of(search.bureau() == null ? ALL_CASES : search.bureau()), null);
      }
      if (search.bureau() != null && actor.isIn(search.bureau())) {
        return new Scope(List.of(search.bureau()), null);
      }
      List<String> viewers = new ArrayList<>(actor.groups());
      viewers.add(actor.id());
      return new Scope(viewers, search.bureau());
    }

    String conditions(Search search) {
      String also =
          " and exists (select from shared_case_viewer b where b.viewer = :bureau and b.case_no = v.case_no)";
      return " and v.status is not null" + search.inCase() + (andBureau == null ? "" : also);
    }
  }

  /**
   * How cases ended besides their status.
   *
   * @param name for people, in Chinese
   */
  public record Ended(String id, String name) {}

  /** The outcomes that cases have. */
  @Transactional(readOnly = true)
  public List<Ended> outcomes() {
    return jdbc.sql(
            "select distinct outcome as id, outcome_name as name from shared_application where outcome is not null order by 1, 2")
        .query(Ended.class)
        .list();
  }

  /** The cases that the person may look at, newest first. */
  public Page<Summary> find(Actor actor, Search search, Page.Request page) {
    return find(actor, search, page, actor.seesEverything());
  }

  /**
   * As {@link #find(Actor, Search, Page.Request)}.
   *
   * @param seesAll whether the person may see all cases in this list
   * @return a page whose total is exact where a tally has it. For a text search, and for several
   *     bureaus together, it is exact only up to one more than the page or than {@value #AHEAD}
   *     entries from the beginning of the page; for a text search it is at most {@value
   *     #MOST_FOUND}
   */
  @Transactional(readOnly = true)
  public Page<Summary> find(Actor actor, Search search, Page.Request page, boolean seesAll) {
    statuses.checkSought(search.status());
    Scope scope = Scope.of(actor, search, seesAll);
    if (search.hasText()) {
      int most = Math.min(ahead(page), MOST_FOUND);
      List<String> found = found(scope, search, most);
      int end = Math.min(page.offset() + page.size(), found.size());
      return new Page<>(
          summaries(found.subList(Math.min(page.offset(), end), end)),
          page.page(),
          page.size(),
          found.size(),
          found.size() < most);
    }
    Long tallied = tallied(scope, search);
    long total = tallied == null ? counted(scope, search, page) : tallied;
    return new Page<>(
        summaries(numbers(scope, search, page)),
        page.page(),
        page.size(),
        total,
        tallied != null || total < ahead(page));
  }

  /**
   * The cases after a given one, newest first, for reading the whole list in parts; a text search
   * gives at most {@value #MOST_FOUND} in all.
   *
   * @param last the last case of the part before; null for the first part
   * @param seesAll whether the person may see all cases in this list
   */
  @Transactional(readOnly = true)
  public List<Summary> behind(
      Actor actor, Search search, @Nullable String last, int size, boolean seesAll) {
    statuses.checkSought(search.status());
    Scope scope = Scope.of(actor, search, seesAll);
    if (search.hasText()) {
      List<String> found = found(scope, search, MOST_FOUND);
      return summaries(
          found.stream().filter(no -> last == null || no.compareTo(last) < 0).limit(size).toList());
    }
    return summaries(
        bind(newest(scope, search, last, "", size), scope, search)
            .param("last", last)
            .query(String.class)
            .list());
  }

  private List<String> numbers(Scope scope, Search search, Page.Request page) {
    String untilItsEnd = newest(scope, search, "", page.offset() + page.size());
    return bind(
            "select case_no from ("
                + untilItsEnd
                + ") as until_its_end order by case_no desc offset "
                + page.offset(),
            scope,
            search)
        .query(String.class)
        .list();
  }

  /** As the tally has it; null where it has none for this search. */
  private @Nullable Long tallied(Scope scope, Search search) {
    if (scope.andBureau() != null || search.outcome() != null) {
      return null;
    }
    List<Long> tallies =
        bind(
                "select sum(n) from case_tally v where v.viewer = any(:viewers)"
                    + search.inCase()
                    + " group by v.viewer having sum(n) > 0",
                scope,
                search)
            .query(Long.class)
            .list();
    // a case of several viewers could be in several tallies
    return tallies.size() > 1 ? null : tallies.isEmpty() ? 0 : tallies.get(0);
  }

  /** Counted until it is known to reach beyond the page. */
  private long counted(Scope scope, Search search, Page.Request page) {
    return bind(
            "select count(*) from (" + newest(scope, search, "", ahead(page)) + ") as counted",
            scope,
            search)
        .query(Long.class)
        .single();
  }

  private static int ahead(Page.Request page) {
    return page.offset() + Math.max(page.size(), AHEAD) + 1;
  }

  /**
   * The newest cases that contain the text: found along the list where the text is common, else by
   * the index of text parts.
   */
  private List<String> found(Scope scope, Search search, int most) {
    if (search.mayBeNumber() && isNumber(search)) {
      return numbered(scope, search);
    }
    if (isCommon(scope, search)) {
      List<String> along = foundAlongTheList(scope, search, most);
      if (along.size() == most) {
        return along;
      }
    }
    return foundByParts(scope, search, most);
  }

  /**
   * Whether the text is the exact number of a case. Then nothing else is searched, because parts of
   * it occur in many numbers.
   */
  private boolean isNumber(Search search) {
    return jdbc.sql("select exists (select from shared_application where no = upper(:q))")
        .param("q", search.q().strip())
        .query(Boolean.class)
        .single();
  }

  private List<String> numbered(Scope scope, Search search) {
    return bind(
            "select v.case_no from shared_case_viewer v where v.viewer = any(:viewers) and v.case_no = upper(:q)"
                + scope.conditions(search)
                + " limit 1",
            scope,
            search)
        .query(String.class)
        .list();
  }

  private boolean isCommon(Scope scope, Search search) {
    return bind(
            """
            select count(*) filter (where strpos(lower(w.words), lower(:q)) > 0) * :often >= count(*)
            from (%s) as newest join application_words w on w.no = newest.case_no
            """
                .formatted(newest(scope, search, "", TRIED)),
            scope,
            search)
        .param("often", OFTEN)
        .query(Boolean.class)
        .single();
  }

  /**
   * Reads from the newest case on until there are enough matches; gives up after as many cases as
   * should have been enough.
   */
  private List<String> foundAlongTheList(Scope scope, Search search, int most) {
    String holds =
        " where (select strpos(lower(w.words), lower(:q)) from application_words w where w.no = listed.case_no) > 0";
    return bind(newest(scope, search, holds, most), scope, search).query(String.class).list();
  }

  /**
   * Finds all cases that contain the text, and checks each, the newest first, for a viewer's right
   * until there are enough.
   */
  private List<String> foundByParts(Scope scope, Search search, int most) {
    return bind(
            """
            select no from (select no from cases_holding(:q) no order by no desc offset 0) as newest
            where (
              select true from unnest(:viewers) as w(viewer) cross join lateral (
                select from shared_case_viewer v where v.viewer = w.viewer and v.case_no = newest.no%s limit 1) as seen limit 1)
            order by no desc limit %d
            """
                .formatted(scope.conditions(search), most),
            scope,
            search)
        .query(String.class)
        .list();
  }

  /**
   * The newest cases of all viewers: reads each viewer's list until it has enough cases that meet
   * the condition.
   */
  private static String newest(Scope scope, Search search, String so, int most) {
    return newest(scope, search, null, so, most);
  }

  /**
   * As {@link #newest(Scope, Search, String, int)}, for the cases after the last one; null for all.
   */
  private static String newest(
      Scope scope, Search search, @Nullable String last, String so, int most) {
    String behind = last == null ? "" : " and v.case_no < :last";
    return """
        select case_no from (
          select found.case_no from unnest(:viewers) as w(viewer) cross join lateral (
            select listed.case_no from (
              select v.case_no from shared_case_viewer v where v.viewer = w.viewer%s order by v.case_no desc limit %d
            ) as listed%s limit %d) as found
        ) as all_found group by case_no order by case_no desc limit %d
        """
        .formatted(
            scope.conditions(search) + behind, so.isEmpty() ? most : most * OFTEN, so, most, most);
  }

  private List<Summary> summaries(List<String> numbers) {
    Map<String, String> titles =
        items.all().stream().collect(Collectors.toMap(Item::id, Item::title));
    return jdbc
        .sql(
            """
            select no, item_id, status, deployment, applicant_name, uscc, matter_title, submitted_at, status_since, outcome, outcome_name from shared_application
            where no = any(:numbers) order by no desc
            """)
        .param("numbers", numbers.toArray(String[]::new))
        .query(Rows.of(Row.class))
        .list()
        .stream()
        .map(row -> row.summary(titles, statuses.of(row.deployment, row.status)))
        .toList();
  }

  private record Row(
      String no,
      String itemId,
      String status,
      String deployment,
      String applicantName,
      String uscc,
      String matterTitle,
      OffsetDateTime submittedAt,
      OffsetDateTime statusSince,
      @Nullable String outcome,
      @Nullable String outcomeName) {

    Summary summary(Map<String, String> titles, Status stands) {
      return new Summary(
          no,
          itemId,
          titles.getOrDefault(itemId, itemId),
          status,
          stands.means(Meaning.REFUSAL) && outcomeName != null ? outcomeName : stands.label(),
          outcome,
          applicantName,
          uscc,
          matterTitle,
          submittedAt,
          statusSince);
    }
  }

  private StatementSpec bind(String sql, Scope scope, Search search) {
    return jdbc.sql(sql)
        .param("viewers", scope.viewers().toArray(String[]::new))
        .param("bureau", scope.andBureau())
        .param("status", search.status())
        .param("outcome", search.outcome())
        .param("item", search.itemId())
        .param("q", search.q() == null ? null : search.q().strip());
  }
}
