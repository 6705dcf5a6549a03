package cn.lianban.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.hostile.HostileModels.Hostile;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.engine.GuardedRepositoryService;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Models that try to run code, deployed without any check before: the wall behind the check holds
 * them alone. The engine as it comes runs most of them, which shows that they are what they seem.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileModelsTest {

  /** The file that a shell command would make. */
  static final Path TOUCHED = Path.of("target", "touched-by-a-model").toAbsolutePath();

  private static final String STOCK = "stock_engine";

  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private DecisionService decisions;
  @Autowired private DataSource dataSource;

  static Stream<Hostile> models() {
    return HostileModels.all();
  }

  @BeforeEach
  @AfterEach
  void nothingHasRun() throws Exception {
    Marker.MADE.set(0);
    Files.deleteIfExists(TOUCHED);
  }

  @Test
  void there_are_many_and_each_has_a_name_of_its_own() {
    assertThat(models()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(models().map(Hostile::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("models")
  void our_engine_runs_no_code_of_a_model(Hostile model) {
    tried(
        model,
        GuardedRepositoryService.newBundle(repository),
        () -> runtime.startProcessInstanceByKey("hostile", "HOSTILE"),
        () -> decisions.evaluateDecisionTableByKey("hostile", Map.of()),
        repository);

    assertThat(hasRun()).isFalse();
  }

  @Test
  void the_engine_as_it_comes_runs_most_of_them() throws SQLException {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    jdbc.sql("create database " + STOCK).update();
    List<String> differing = new ArrayList<>();
    ProcessEngine stock = null;
    try {
      stock = stockEngine();
      for (Hostile model : models().toList()) {
        triedInStock(stock, model, differing);
      }
    } finally {
      if (stock != null) {
        stock.close();
      }
      jdbc.sql("drop database " + STOCK + " with (force)").update();
    }
    assertThat(differing).isEmpty();
  }

  @Test
  void nobody_deploys_past_a_release() {
    assertThatThrownBy(repository::createDeployment)
        .isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("模型只能通过发布更新");
  }

  private void triedInStock(ProcessEngine stock, Hostile model, List<String> differing) {
    Marker.MADE.set(0);
    TOUCHED.toFile().delete();
    String failure =
        tried(
            model,
            stock.getRepositoryService().createDeployment(),
            () -> {
              stock.getRuntimeService().startProcessInstanceByKey("hostile");
              for (Job job : stock.getManagementService().createJobQuery().active().list()) {
                stock.getManagementService().executeJob(job.getId());
              }
            },
            () -> stock.getDecisionService().evaluateDecisionByKey("hostile").evaluate(),
            stock.getRepositoryService());
    if (hasRun() != model.runs()) {
      differing.add(model + ": " + failure);
    }
  }

  private static boolean hasRun() {
    return Marker.MADE.get() > 0 || Files.exists(TOUCHED);
  }

  private static String tried(
      Hostile model,
      DeploymentBuilder deployment,
      Runnable start,
      Runnable evaluate,
      RepositoryService repository) {
    String id = null;
    try {
      id =
          deployment
              .name("hostile")
              .addInputStream(
                  model.path(),
                  new java.io.ByteArrayInputStream(
                      model.content().getBytes(StandardCharsets.UTF_8)))
              .deploy()
              .getId();
      (model.path().endsWith(".dmn") ? evaluate : start).run();
      return "no failure";
    } catch (RuntimeException refused) {
      return refused.getMessage();
    } finally {
      if (id != null) {
        repository.deleteDeployment(id, true);
      }
    }
  }

  private ProcessEngine stockEngine() throws SQLException {
    String url = dataSource.unwrap(HikariDataSource.class).getJdbcUrl();
    DriverManagerDataSource own =
        new DriverManagerDataSource(
            url.replaceFirst("/[^/?]+(\\?|$)", "/" + STOCK + "$1"), "postgres", "");
    return ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
        .setProcessEngineName(STOCK)
        .setDataSource(own)
        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
        .setJobExecutorActivate(false)
        .setHistory(ProcessEngineConfiguration.HISTORY_NONE)
        .buildProcessEngine();
  }
}
