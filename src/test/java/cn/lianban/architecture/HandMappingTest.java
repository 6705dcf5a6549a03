package cn.lianban.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/** Rows are read into records by the names of their columns, not by hand. */
class HandMappingTest {

  private static final int MOST_BY_HAND = 6;

  @Test
  void no_method_reads_many_columns_by_hand() throws IOException {
    Map<String, Integer> read = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("target/classes/cn/lianban"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
        count(file, read);
      }
    }

    assertThat(read).as("those that read a few").isNotEmpty();
    read.values().removeIf(columns -> columns <= MOST_BY_HAND);
    assertThat(read.keySet())
        .as(
            "use kernel.Rows; the engine's tables have times without a zone, which it does not know")
        .containsExactly("Timers.timer", "WorkItems.workItem");
  }

  private static void count(Path file, Map<String, Integer> read) throws IOException {
    String type = file.getFileName().toString().replace(".class", "");
    new ClassReader(Files.readAllBytes(file))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String name, String of, boolean ofInterface) {
                    if (owner.equals("java/sql/ResultSet") && name.startsWith("get")) {
                      read.merge(type + "." + method, 1, Integer::sum);
                    }
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG);
  }
}
