package cn.lianban.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.kernel.Locks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.transaction.annotation.Transactional;

/** What the statements in the code may do, read from the compiled classes. */
class LocksTest {

  private static final Path CLASSES = Path.of("target/classes/cn/lianban");
  private static final String[] MONEY = {
    "award", "award_total", "award_year", "payment", "repayment", "budget", "budget_change"
  };

  /** What a change of each table has to ask of the row in its condition. */
  private static final Map<String, String> STATES =
      Map.of(
          "award", "status = ",
          "payment", "returned_on is null",
          "publicity", "status = ",
          "objection", "finding is null",
          "breach", "closed_at is null",
          "selection_entry", "stage (=|<>) ");

  private static final List<String> LOCKS =
      List.of(
          " for update",
          " for no key update",
          " for share",
          " for key share",
          "pg_advisory_xact_lock(",
          "pg_advisory_xact_lock_shared(",
          "pg_try_advisory_xact_lock(",
          "pg_try_advisory_xact_lock_shared(");

  /** Locks that belong to a connection and outlast its transactions. */
  private static final List<String> CONNECTION_LOCKS =
      List.of(
          "pg_advisory_lock(",
          "pg_advisory_lock_shared(",
          "pg_try_advisory_lock(",
          "pg_try_advisory_lock_shared(");

  /** A method with the texts in it. */
  private record Method(String name, boolean open, boolean demanding, List<String> texts) {

    boolean says(Predicate<String> text) {
      return texts.stream().anyMatch(text);
    }
  }

  @Test
  void what_takes_a_lock_demands_a_transaction() {
    List<Method> locking = methods().filter(method -> method.says(LocksTest::locks)).toList();

    assertThat(locking).extracting(Method::name).contains("Applications.lock", "Locks.named");
    assertThat(locking)
        .filteredOn(method -> !method.demanding)
        // its one statement takes the lock and does all that the lock is for
        .filteredOn(method -> !method.name.equals("WaitingTasks.fold"))
        .extracting(Method::name)
        .as(
            "a lock without a transaction is gone as soon as it is taken: @Transactional(propagation = MANDATORY) for what other classes call, else Locks.demandTransaction()")
        .isEmpty();
  }

  @Test
  void only_what_holds_a_connection_of_its_own_locks_for_longer_than_a_transaction() {
    List<String> classes =
        methods()
            .filter(
                method ->
                    method.says(text -> CONNECTION_LOCKS.stream().anyMatch(lower(text)::contains)))
            .map(method -> method.name.replaceAll("\\..*", ""))
            .distinct()
            .sorted()
            .toList();

    assertThat(classes).containsExactly("DateRecounts", "StartLock");
  }

  @Test
  void states_change_only_from_a_state_that_the_statement_names() {
    STATES.forEach(
        (table, state) -> {
          List<Method> changing =
              methods().filter(method -> method.says(text -> changes(text, table))).toList();

          assertThat(changing).as(table).isNotEmpty();
          assertThat(changing)
              .filteredOn(
                  method ->
                      method.says(
                          text ->
                              changes(text, table)
                                  && !lower(text).matches("(?s).*\\swhere\\s.*" + state + ".*")))
              .extracting(Method::name)
              .as(table)
              .isEmpty();
        });
  }

  /** Statements that a rule has to find, so that another way of writing them does not hide one. */
  @Test
  void statements_are_found_however_they_are_written() {
    assertThat(changes("update award set amount = 1", "award")).isTrue();
    assertThat(changes("update award_year y set award_id = 1 from award a", "award_year")).isTrue();
    assertThat(changes("update award\nas a\nset amount = 1", "award")).isTrue();
    assertThat(changes("DELETE FROM award_year where award_id = 1", "award_year")).isTrue();
    assertThat(changes("update award_year y set award_id = 1", "award")).isFalse();
    assertThat(locks("select 1 from award\nfor no key update")).isTrue();
  }

  @Test
  void what_writes_money_demands_a_transaction() {
    List<Method> writing =
        methods()
            .filter(
                method ->
                    method.says(
                        text ->
                            changes(text, MONEY)
                                || inserts(text, MONEY)
                                || STATES.keySet().stream()
                                    .anyMatch(table -> changes(text, table))))
            .toList();

    assertThat(writing)
        .extracting(Method::name)
        .contains(
            "Ledger.pay",
            "Payments.giveBack",
            "Ledger.reserve",
            "Budgets.commit",
            "Awards.giveYearBack",
            "Barring.bar",
            "Entries.await");
    assertThat(writing)
        .filteredOn(method -> !method.demanding)
        .extracting(Method::name)
        .as(
            "money changes together with the step of the case that causes it: @Transactional(propagation = MANDATORY) for what other classes call, else Locks.demandTransaction()")
        .isEmpty();
  }

  private static boolean inserts(String text, String... tables) {
    return Arrays.stream(tables)
        .anyMatch(table -> lower(text).matches("(?s).*insert\\s+into\\s+" + table + "\\b.*"));
  }

  private static boolean locks(String text) {
    return LOCKS.stream().anyMatch(lower(text).replaceAll("\\s+", " ")::contains);
  }

  private static boolean changes(String text, String... tables) {
    return Arrays.stream(tables)
        .anyMatch(
            table ->
                lower(text)
                    .matches(
                        "(?s).*\\b(update\\s+%1$s(\\s+(as\\s+)?\\w+)?\\s+set\\s|delete\\s+from\\s+%1$s\\b).*"
                            .formatted(table)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Stream<Method> methods() {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(LocksTest::methods)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Method> methods(Path file) {
    String type = file.getFileName().toString().replace(".class", "");
    List<Method> found = new ArrayList<>();
    try {
      new ClassReader(Files.readAllBytes(file))
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  boolean open = (access & Opcodes.ACC_PRIVATE) == 0;
                  return new Reader(
                      (demanding, texts) ->
                          found.add(
                              new Method(type + "." + name, open, demanding.test(open), texts)));
                }
              },
              ClassReader.SKIP_DEBUG);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found.stream();
  }

  private interface Found {
    void method(Predicate<Boolean> demanding, List<String> texts);
  }

  private static class Reader extends MethodVisitor {

    private final Found found;
    private final List<String> texts = new ArrayList<>();
    private boolean mandatory;
    private boolean asks;

    Reader(Found found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      if (!descriptor.equals(Type.getDescriptor(Transactional.class))) {
        return null;
      }
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public void visitEnum(String name, String type, String value) {
          mandatory |= name.equals("propagation") && value.equals("MANDATORY");
        }
      };
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof String text) {
        texts.add(text);
      }
    }

    /** Texts put together with {@code +}. */
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Arrays.stream(arguments)
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .forEach(texts::add);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      asks |= owner.equals(Type.getInternalName(Locks.class)) && name.equals("demandTransaction");
    }

    @Override
    public void visitEnd() {
      // of a private method Spring does not see the annotation
      found.method(open -> asks || mandatory && open, texts);
    }
  }
}
