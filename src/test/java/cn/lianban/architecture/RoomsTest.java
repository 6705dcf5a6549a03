package cn.lianban.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.RestController;

/** What holds in every room; who may know whom, {@link ModulesTest} holds. */
@AnalyzeClasses(packages = "cn.lianban", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  private static final Pattern WHOLE_CLASS =
      Pattern.compile(
          "@SuppressWarnings\\([^)]*NullAway[^)]*\\)[^;{=]*\\b(class|record|interface|enum)\\b");
  private static final Pattern WITHOUT_REASON =
      Pattern.compile("@SuppressWarnings\\([^)]*NullAway[^)]*\\)(?! // \\w)");

  @ArchTest
  static final ArchRule the_engine_is_known_only_where_processes_meet_the_rooms =
      noClasses()
          .that(resideInAPackage("cn.lianban.."))
          .and(
              not(
                  resideInAnyPackage(
                      "..process..",
                      "cn.lianban.workflow..",
                      "cn.lianban.release..",
                      "cn.lianban.access..")))
          .should()
          .dependOnClassesThat(resideInAPackage("org.camunda.."));

  @ArchTest
  static final ArchRule the_web_stays_in_the_web =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .resideInAPackage("..web..")
          .andShould()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule nothing_is_injected_into_fields =
      fields()
          .should()
          .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

  @ArchTest
  static final ArchRule no_room_waits_for_one_that_waits_for_it =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.context.annotation.Lazy")
          .because("a class that needs it does two things: split it");

  @ArchTest
  static final ArchRule settings_stand_in_records_that_are_checked_at_the_start =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value");

  @ArchTest
  static final ArchRule settings_are_checked_records =
      classes()
          .that()
          .areAnnotatedWith(ConfigurationProperties.class)
          .should()
          .beRecords()
          .andShould()
          .beAnnotatedWith(Validated.class);

  @ArchTest
  static final ArchRule no_data_is_handed_on_by_thread =
      noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

  /** The first two read where a request comes from; the third is the exception of record 0026. */
  @ArchTest
  static final ArchRule no_data_is_handed_on_by_the_request_of_the_thread =
      noClasses()
          .that()
          .doNotHaveSimpleName("LoginLog")
          .and()
          .doNotHaveSimpleName("AccountEvents")
          .and()
          .doNotHaveSimpleName("RefusedFields")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("RequestContextHolder");

  @ArchTest
  static final ArchRule money_is_never_a_binary_fraction =
      fields()
          .should()
          .notHaveRawType(double.class)
          .andShould()
          .notHaveRawType(float.class)
          .andShould()
          .notHaveRawType(Double.class)
          .andShould()
          .notHaveRawType(Float.class);

  @ArchTest
  static final ArchRule no_method_answers_a_binary_fraction =
      methods()
          .should()
          .notHaveRawReturnType(double.class)
          .andShould()
          .notHaveRawReturnType(Double.class);

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|DTO)");

  @Test
  void every_room_says_what_it_is_for() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/cn/lianban"))) {
      List<Path> silent =
          folders
              .filter(Files::isDirectory)
              .filter(folder -> !folder.endsWith("cn/lianban"))
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void nulls_are_judged_in_every_package_and_every_class() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> unjudged =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !judgesNulls(file.getFileName().toString(), text(file)))
              .toList();
      assertThat(unjudged).isEmpty();
    }
  }

  /** A single method or field may be left out, with the reason behind it. */
  @Test
  void whole_classes_are_told_apart_from_methods_with_a_reason() {
    String method =
        "class A {\n  @SuppressWarnings(\"NullAway\") // set by the engine\n  int a;\n}";
    assertThat(judgesNulls("A.java", method)).isTrue();
    assertThat(judgesNulls("A.java", method.replace(" // set by the engine", ""))).isFalse();
    assertThat(
            judgesNulls("A.java", "@SuppressWarnings(\"NullAway\") // later; not now\nclass A {}"))
        .isFalse();
    assertThat(
            judgesNulls(
                "A.java",
                "@SuppressWarnings({\"unchecked\", \"NullAway\"}) // later\n@Component\npublic final class A {}"))
        .isFalse();
    assertThat(judgesNulls("A.java", "@NullUnmarked\nclass A {}")).isFalse();
    assertThat(judgesNulls("package-info.java", "package a;")).isFalse();
  }

  private static boolean judgesNulls(String name, String source) {
    String code = source.replaceAll("//[^\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "");
    return (!name.equals("package-info.java") || code.contains("@NullMarked"))
        && !code.contains("@NullUnmarked")
        && !WITHOUT_REASON.matcher(source).find()
        && !WHOLE_CLASS.matcher(code).find();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void no_id_of_a_bureau_or_an_item_has_crept_into_java() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> crept =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(RoomsTest::lines)
              .filter(line -> line.matches(".*\"(M[01]\\d-\\d|R[01]\\d-|bj-|cp-)[^\"]*\".*"))
              .toList();
      assertThat(crept).isEmpty();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
