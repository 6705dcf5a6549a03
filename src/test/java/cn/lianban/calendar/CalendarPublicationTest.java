package cn.lianban.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class CalendarPublicationTest extends RunningCases {

  private static final String CALENDAR_2027 =
      """
      [{"day": "2027-01-01", "kind": "off", "holiday": "元旦"},
       {"day": "2027-01-04", "kind": "off", "holiday": "元旦"},
       {"day": "2027-01-09", "kind": "work", "holiday": "元旦"},
       {"day": "2027-01-10", "kind": "work", "holiday": "元旦"}]
      """;

  @Autowired MockMvc http;
  @Autowired DataSource dataSource;
  @Autowired JdbcConnectionDetails database;

  @Test
  void publishedTheCalendarMovesTheDatesThatWereProvisional() throws Exception {
    ProcessInstance task = waitingForAcceptance("CP-1", "2026-12-30T10:00:00+08:00");
    ProcessInstance correction = waitingForCorrection("CP-2", "2026-12-30T10:00:00+08:00");
    ProcessInstance refusal = waitingForReconsideration("CP-3", "2026-12-30T10:00:00+08:00");
    assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");
    assertThat(timersOf(task)).containsExactly("2027-01-05T00:00+08:00", "2027-01-08T00:00+08:00");
    assertThat(timersOf(correction))
        .containsExactly("2027-01-12T00:00+08:00", "2027-01-15T00:00+08:00");
    assertThat(timersOf(refusal))
        .containsExactly("2027-01-12T00:00+08:00", "2027-01-15T00:00+08:00");
    clock.set("2026-12-31T16:00:00+08:00");

    publish(2027, CALENDAR_2027, official("admin", "camunda-admin"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.provisional").value(false))
        .andExpect(jsonPath("$.publishedAt").value("2026-12-31T16:00:00+08:00"))
        .andExpect(jsonPath("$.days", hasSize(4)));

    assertThat(dueOf(task))
        .as("counted from when the task was created: 31 December, 5 to 8 January")
        .isEqualTo("2027-01-08T23:59:59+08:00");
    assertThat(timersOf(task)).containsExactly("2027-01-06T00:00+08:00", "2027-01-09T00:00+08:00");
    assertThat(timersOf(correction))
        .as("with both make-up days")
        .containsExactly("2027-01-11T00:00+08:00", "2027-01-14T00:00+08:00");
    assertThat(timersOf(refusal))
        .containsExactly("2027-01-11T00:00+08:00", "2027-01-14T00:00+08:00");
  }

  @Test
  void theDayOnWhichTheSilenceOfABureauCountsMovesToo() throws Exception {
    ProcessInstance review = waitingForReview("CPP-9", "bj-nmpa", "2026-12-17T10:00:00+08:00");
    assertThat(dueOf(review)).isEqualTo("2026-12-31T23:59:59+08:00");
    assertThat(timersOf(review)).last().isEqualTo("2027-01-09T00:00+08:00");

    publish(2027, CALENDAR_2027, official("admin", "camunda-admin")).andExpect(status().isOk());

    assertThat(dueOf(review)).isEqualTo("2026-12-31T23:59:59+08:00");
    assertThat(timersOf(review))
        .as("5 to 8 January and the make-up Saturday")
        .last()
        .isEqualTo("2027-01-10T00:00+08:00");
  }

  @Test
  void whatACompanyMayStillSayOfAnAnswerMovesToo() throws Exception {
    ProcessInstance rating = waitingForRating("FW-1", "2026-12-30T10:00:00+08:00");
    assertThat(timersOf(rating))
        .containsExactly("2027-01-11T00:00+08:00", "2027-01-15T00:00+08:00");

    publish(2027, CALENDAR_2027, official("admin", "camunda-admin")).andExpect(status().isOk());

    assertThat(timersOf(rating))
        .as("with both make-up days")
        .containsExactly("2027-01-10T00:00+08:00", "2027-01-14T00:00+08:00");
    fire(rating, "2027-01-10T00:00+08:00");
    assertThat(noticesTo(APPLICANT))
        .contains("reminder: 服务请求 FW-1 应于 2027年1月13日 前（含当日）评价答复或者追问，还剩 3 个工作日，逾期未评价的，自动办结");
  }

  @Test
  void aPublicationThatWasKilledInTheMiddleIsFinishedByWhoeverComesNext() {
    ProcessInstance task = waitingForAcceptance("CPP-10", "2026-12-30T10:00:00+08:00");
    ProcessInstance correction = waitingForCorrection("CPP-11", "2026-12-30T10:00:00+08:00");
    // what a node leaves that dies after the calendar is committed, and before any date is moved
    jdbc.sql(
            "insert into calendar_year (year, loaded_at, recount_pending) values (2027, now(), true)")
        .update();
    List.of("2027-01-01", "2027-01-04")
        .forEach(
            day ->
                jdbc.sql(
                        "insert into calendar_exception (day, kind, holiday) values (cast(:day as date), 'off', '元旦')")
                    .param("day", day)
                    .update());
    assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");

    recounts.finishInterrupted();

    assertThat(dueOf(task)).isEqualTo("2027-01-08T23:59:59+08:00");
    assertThat(timersOf(correction)).last().isEqualTo("2027-01-16T00:00+08:00");
    assertThat(pending()).isTrue();
    halfAMinuteLater();
    finishAll();
    assertThat(dueOf(task)).isEqualTo("2027-01-08T23:59:59+08:00");
  }

  @Test
  void aMonthWithoutAWorkingDayIsNoCalendar() throws Exception {
    LocalDate first = LocalDate.of(2028, 2, 1);
    String off =
        first
            .datesUntil(first.plusMonths(1))
            .filter(day -> day.getDayOfWeek().getValue() < 6)
            .map("{\"day\": \"%s\", \"kind\": \"off\", \"holiday\": \"春节\"}"::formatted)
            .collect(Collectors.joining(","));
    RequestPostProcessor admin = official("admin", "camunda-admin");
    propose(2028, "[" + off + "]", admin)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].message").value("2028 年 2 月没有一个工作日，请核对放假的日期"));
  }

  @Test
  void aYearThatHasEndedOrIsFarAwayIsNotProposed() throws Exception {
    RequestPostProcessor admin = official("admin", "camunda-admin");
    for (int year : new int[] {2020, 2025}) {
      String off = "{\"day\":\"" + year + "-01-01\",\"kind\":\"off\",\"holiday\":\"元旦\"}";
      propose(year, "[" + off + "]", admin)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("year"))
          .andExpect(
              jsonPath("$.errors[0].message").value(org.hamcrest.Matchers.containsString("已经结束")));
    }
    propose(2099, "[{\"day\":\"2099-01-01\",\"kind\":\"off\",\"holiday\":\"元旦\"}]", admin)
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath("$.errors[0].message").value(org.hamcrest.Matchers.containsString("最远可以提议")));
  }

  @Test
  void whoConfirmsDoesNotWaitForTheRecountAndSeesWhetherItIsDone() throws Exception {
    ProcessInstance task = waitingForAcceptance("CPP-14", "2026-12-30T10:00:00+08:00");
    RequestPostProcessor admin = official("admin", "camunda-admin");
    ResultActions proposed = propose(2027, CALENDAR_2027, admin);
    try (Connection anotherRecount = dataSource.getConnection();
        Statement statement = anotherRecount.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x63616c + ", 2027)");

      confirm(proposed, official("owner1", "process-owners"))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.provisional").value(false))
          .andExpect(jsonPath("$.recounting").value(true));
      assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");

      statement.execute("select pg_advisory_unlock(" + 0x63616c + ", 2027)");
    }
    recounted();
    assertThat(dueOf(task)).isEqualTo("2027-01-08T23:59:59+08:00");
    http.perform(get("/api/calendar/2027").with(admin))
        .andExpect(jsonPath("$.recounting").value(false));
  }

  @Test
  void aRoomThatCannotCountItsDatesIsTriedAgain() {
    ProcessInstance task = waitingForAcceptance("CPP-12", "2026-12-30T10:00:00+08:00");
    jdbc.sql(
            "insert into calendar_year (year, loaded_at, recount_pending) values (2027, now(), true)")
        .update();
    jdbc.sql(
            "insert into calendar_exception (day, kind, holiday) values (date '2027-01-01', 'off', '元旦'), (date '2027-01-04', 'off', '元旦')")
        .update();
    CalendarListener broken =
        year -> {
          throw new IllegalStateException("as if the database had gone");
        };

    new DateRecounts(jdbc, database, calendar, List.of(broken)).finishInterrupted();
    halfAMinuteLater();
    assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");

    recounts.finishInterrupted();
    assertThat(dueOf(task)).isEqualTo("2027-01-08T23:59:59+08:00");
  }

  @Test
  void whatAnotherNodeIsAtIsLeftToIt() throws Exception {
    ProcessInstance task = waitingForAcceptance("CPP-13", "2026-12-30T10:00:00+08:00");
    jdbc.sql(
            "insert into calendar_year (year, loaded_at, recount_pending) values (2027, now(), true)")
        .update();
    jdbc.sql(
            "insert into calendar_exception (day, kind, holiday) values (date '2027-01-04', 'off', '元旦')")
        .update();
    try (Connection otherNode = dataSource.getConnection();
        Statement statement = otherNode.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x63616c + ", 2027)");

      recounts.finishInterrupted();
      assertThat(pending()).isTrue();
      assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");

      statement.execute("select pg_advisory_unlock(" + 0x63616c + ", 2027)");
    }
    recounts.finishInterrupted();
    halfAMinuteLater();
    finishAll();
  }

  @Test
  void aPublicationNeedsNoMoreThanOneConnectionOfThePool() {
    jdbc.sql(
            "insert into calendar_year (year, loaded_at, recount_pending) values (2027, now(), true)")
        .update();
    List<Integer> counted = new ArrayList<>();
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(database.getJdbcUrl());
      pool.setUsername(database.getUsername());
      pool.setPassword(database.getPassword());
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(1000);
      JdbcClient onePooled = JdbcClient.create(pool);
      CalendarListener room =
          year ->
              counted.add(
                  onePooled
                      .sql("select cast(:year as int)")
                      .param("year", year)
                      .query(Integer.class)
                      .single());

      new DateRecounts(onePooled, database, calendar, List.of(room)).finish(2027);
    }
    assertThat(counted).containsExactly(2027);
  }

  @Test
  void aDateBeforeThatYearStaysAsItIs() throws Exception {
    ProcessInstance task = waitingForAcceptance("CP-4", "2026-12-24T10:00:00+08:00");
    assertThat(dueOf(task)).isEqualTo("2026-12-31T23:59:59+08:00");
    Date byHand = Date.from(OffsetDateTime.parse("2026-12-31T12:00:00+08:00").toInstant());
    tasks.setDueDate(
        tasks.createTaskQuery().processInstanceId(task.getId()).singleResult().getId(), byHand);

    publish(2027, CALENDAR_2027, official("admin", "camunda-admin")).andExpect(status().isOk());

    assertThat(dueOf(task)).isEqualTo("2026-12-31T12:00+08:00");
    assertThat(timersOf(task)).containsExactly("2026-12-29T00:00+08:00", "2027-01-01T00:00+08:00");
  }

  @Test
  void aCalendarThatIsReplacedMovesTheDatesBack() throws Exception {
    ProcessInstance task = waitingForAcceptance("CP-5", "2026-12-30T10:00:00+08:00");
    publish(2027, CALENDAR_2027, official("admin", "camunda-admin")).andExpect(status().isOk());
    assertThat(dueOf(task)).isEqualTo("2027-01-08T23:59:59+08:00");

    publish(
            2027,
            "[{\"day\": \"2027-01-01\", \"kind\": \"off\", \"holiday\": \"元旦\"}]",
            official("admin", "camunda-admin"))
        .andExpect(jsonPath("$.days[*].day", contains("2027-01-01")));

    assertThat(dueOf(task)).isEqualTo("2027-01-07T23:59:59+08:00");
  }

  @Test
  void everythingThatIsWrongWithACalendarIsToldAtOnce() throws Exception {
    String wrong =
        """
        [{"day": "2026-12-31", "kind": "off", "holiday": "元旦"},
         {"day": "2027-01-01", "kind": "off", "holiday": "元旦"},
         {"day": "2027-01-01", "kind": "holiday", "holiday": "元旦"},
         {"day": "2027-01-05", "kind": "work", "holiday": "元旦"},
         {"day": null, "kind": "off", "holiday": "元旦"},
         {"day": "2027-02-06", "kind": "off", "holiday": " "},
         null]
        """;

    publish(2027, wrong, official("admin", "camunda-admin"))
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath(
                "$.errors[*].field",
                containsInAnyOrder(
                    "[0].day",
                    "[2].day",
                    "[2].kind",
                    "[3].kind",
                    "[4].day",
                    "[5].holiday",
                    "[6].day")));

    assertThat(
            jdbc.sql("select count(*) from calendar_year where year = 2027")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void anEmptyCalendarOrAYearOutOfRangeIsRefused() throws Exception {
    publish(2027, "[]", official("admin", "camunda-admin")).andExpect(status().isBadRequest());
    publish(1999, CALENDAR_2027, official("admin", "camunda-admin"))
        .andExpect(status().isBadRequest());
    http.perform(get("/api/calendar/2101").with(official("cp-gov", "cp-gov")))
        .andExpect(status().isBadRequest());
  }

  @Test
  void whatAnAdministratorProposesHoldsOnceSomebodyElseHasConfirmedIt() throws Exception {
    RequestPostProcessor admin = official("admin", "camunda-admin");
    ResultActions proposed = propose(2027, CALENDAR_2027, admin).andExpect(status().isAccepted());
    http.perform(get("/api/calendar/2027").with(admin))
        .andExpect(jsonPath("$.provisional").value(true));
    propose(2027, CALENDAR_2027, official("another", "camunda-admin"))
        .andExpect(status().isConflict());

    confirm(proposed, admin).andExpect(status().isForbidden());
    confirm(proposed, official("cp-gov", "cp-gov")).andExpect(status().isForbidden());
    confirm(proposed, official("monitor", "monitors")).andExpect(status().isForbidden());
    http.perform(get("/api/calendar/proposals").with(official("cp-gov", "cp-gov")))
        .andExpect(status().isForbidden());
    confirm(proposed, official("another", "camunda-admin")).andExpect(status().isOk());
    recounted();
    confirm(proposed, official("owner1", "process-owners")).andExpect(status().isConflict());

    http.perform(get("/api/calendar/proposals").with(official("auditor", "auditors")))
        .andExpect(jsonPath("$.content[0].state").value("confirmed"))
        .andExpect(jsonPath("$.content[0].proposedBy").value("admin"))
        .andExpect(jsonPath("$.content[0].decidedBy").value("another"))
        .andExpect(jsonPath("$.content[0].days", hasSize(4)));
  }

  @Test
  void aProposalIsDeclinedOrTakenBackWithAReason() throws Exception {
    RequestPostProcessor admin = official("admin", "camunda-admin");
    for (RequestPostProcessor who : List.of(official("owner1", "process-owners"), admin)) {
      ResultActions proposed = propose(2027, CALENDAR_2027, admin).andExpect(status().isAccepted());
      String refusal = path(proposed) + "/refusal";
      http.perform(
              post(refusal)
                  .with(who)
                  .with(csrf())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"reason\": \" \"}"))
          .andExpect(status().isBadRequest());
      http.perform(
              post(refusal)
                  .with(who)
                  .with(csrf())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"reason\": \"国务院另有通知\"}"))
          .andExpect(status().isNoContent());
      confirm(proposed, official("owner2", "process-owners")).andExpect(status().isConflict());
    }
    http.perform(get("/api/calendar/2027").with(admin))
        .andExpect(jsonPath("$.provisional").value(true));
  }

  @Test
  void onlyAnAdministratorPublishes() throws Exception {
    publish(2027, CALENDAR_2027, official("cp-gov", "cp-gov")).andExpect(status().isForbidden());
    publish(2027, CALENDAR_2027, official("owner1", "process-owners"))
        .andExpect(status().isForbidden());
  }

  @Test
  void theCalendarSaysWhetherItIsProvisional() throws Exception {
    http.perform(get("/api/calendar/2026").with(official("cp-gov", "cp-gov")))
        .andExpect(jsonPath("$.provisional").value(false))
        .andExpect(jsonPath("$.days[?(@.day == '2026-02-14')].kind", contains("work")));
    http.perform(get("/api/calendar/2027").with(official("cp-gov", "cp-gov")))
        .andExpect(jsonPath("$.provisional").value(true))
        .andExpect(
            jsonPath(
                "$.days[*].day",
                contains(
                    "2027-01-01",
                    "2027-05-01",
                    "2027-05-02",
                    "2027-10-01",
                    "2027-10-02",
                    "2027-10-03")));
  }

  @Test
  void noticesReachThePersonAndTheGroupsNewestFirst() throws Exception {
    ProcessInstance task = waitingForAcceptance("CP-6", "2026-02-12T10:00:00+08:00");
    fire(task, "2026-02-24T00:00+08:00");
    fire(task, "2026-02-27T00:00+08:00");

    http.perform(get("/api/notices").with(official("someone", "cp-gov", "special-team")))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.content[*].kind", contains("escalation", "reminder")))
        .andExpect(jsonPath("$.content[0].at").value("2026-02-27T00:00:00+08:00"));
    http.perform(
            get("/api/notices?size=1&page=1").with(official("someone", "cp-gov", "special-team")))
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.content[*].kind", contains("reminder")));
    http.perform(get("/api/notices").with(official("cp-fsc", "cp-fsc")))
        .andExpect(jsonPath("$.total").value(0));
  }

  /** Somebody proposes, an owner confirms where there is something to confirm. */
  private ResultActions publish(int year, String days, RequestPostProcessor who) throws Exception {
    ResultActions proposed = propose(year, days, who);
    if (proposed.andReturn().getResponse().getStatus() != 202) {
      return proposed;
    }
    ResultActions confirmed = confirm(proposed, official("owner1", "process-owners"));
    recounted();
    return confirmed;
  }

  private ResultActions propose(int year, String days, RequestPostProcessor who) throws Exception {
    return http.perform(
        put("/api/calendar/" + year)
            .with(who)
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(days));
  }

  private ResultActions confirm(ResultActions proposed, RequestPostProcessor who) throws Exception {
    return http.perform(post(path(proposed) + "/confirmation").with(who).with(csrf()));
  }

  private static String path(ResultActions proposed) throws Exception {
    String body = proposed.andReturn().getResponse().getContentAsString();
    return "/api/calendar/proposals/" + JsonPath.<Integer>read(body, "$.id");
  }

  private static RequestPostProcessor official(String account, String... groups) {
    return user(account).authorities(Stream.of(groups).map(SimpleGrantedAuthority::new).toList());
  }
}
