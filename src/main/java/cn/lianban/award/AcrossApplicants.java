package cn.lianban.award;

import cn.lianban.intake.Application;
import cn.lianban.kernel.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds awards of other applicants for what has the same title or the same certificate number as an
 * application: two employers of one person, hosts of one conference, companies of one platform.
 */
@Repository
class AcrossApplicants {

  private static final int MOST = 20;

  private final JdbcClient jdbc;

  AcrossApplicants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Awards of one item that one body accepted.
   *
   * @param policy the other policy that they were received under; null for an item's own
   * @param acceptingBody id of the bureau; null where none is known
   * @param sameNumber whether a certificate or contract has the same number
   * @param sameName whether a person, event, platform or the like among the facts has the same
   *     name; where neither, the titles are the same
   * @param nos the applications that led to the awards, or declared them, the newest first; at most
   *     {@value #MOST}
   */
  record Met(
      String itemId,
      String funder,
      @Nullable String policy,
      @Nullable String acceptingBody,
      boolean sameNumber,
      boolean sameName,
      List<String> nos) {}

  /** What others were awarded; nothing where the matter is the applicant itself. */
  List<Met> toCompare(Application application) {
    return jdbc.sql(
            """
            with met as (
              select a.id, false as number, false as name from shared_matter own
              join shared_matter m on m.identity = own.identity and m.uscc <> own.uscc and not m.of_applicant
              join award a on a.matter_id = m.id
              where own.id = :matter and not own.of_applicant
              union all
              select a.id, not own.named, own.named from shared_case_number own
              join shared_case_number n on n.identity = own.identity and n.application_no <> own.application_no
              join award a on a.application_no = n.application_no and a.status <> 'external'
              where own.application_no = :no)
            select a.item_id, a.funder, a.policy, p.accepting_body, bool_or(m.number) as same_number, bool_or(m.name) as same_name,
              coalesce((array_agg(distinct a.application_no order by a.application_no desc) filter (where a.application_no is not null))[1 : cast(:most as integer)], '{}') as nos
            from met m join award a on a.id = m.id left join shared_application p on p.no = a.application_no
            where a.uscc <> :uscc and a.status in ('reserved', 'approved', 'paid', 'external')
            group by a.item_id, a.funder, a.policy, p.accepting_body order by a.item_id, a.policy, p.accepting_body limit :most
            """)
        .param("most", MOST)
        .param("matter", application.matterId())
        .param("no", application.no())
        .param("uscc", application.uscc())
        .query(Rows.of(Met.class))
        .list();
  }
}
