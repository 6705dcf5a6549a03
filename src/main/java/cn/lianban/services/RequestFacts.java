package cn.lianban.services;

import cn.lianban.intake.FactRecords;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The facts from the forms of services. Every revision is kept, and the newest applies. */
@Repository
class RequestFacts {

  private final JdbcClient jdbc;
  private final Forms forms;
  private final FormReader reader;
  private final Clock clock;

  RequestFacts(JdbcClient jdbc, Forms forms, FormReader reader, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.reader = reader;
    this.clock = clock;
  }

  /** The form that was filled in for the request. */
  FormSchema form(ServiceRequest request) {
    return forms.form(request.deployment(), request.itemId());
  }

  Map<String, Object> of(ServiceRequest request) {
    return jdbc.sql(
            "select content from service_facts where request_no = :no order by revision desc limit 1")
        .param("no", request.no())
        .query(String.class)
        .optional()
        .map(content -> reader.readWhatIsThere(form(request), FactRecords.parse(content), ""))
        .orElseThrow();
  }

  void record(String requestNo, Map<String, Object> facts, @Nullable String person) {
    jdbc.sql(
            """
            insert into service_facts (request_no, revision, content, recorded_by, recorded_at)
            select :no, coalesce(max(revision), 0) + 1, cast(:content as jsonb), :person, :at from service_facts where request_no = :no
            """)
        .param("no", requestNo)
        .param("content", FactRecords.text(facts))
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }
}
