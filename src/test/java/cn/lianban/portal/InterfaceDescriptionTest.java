package cn.lianban.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The committed description of the interface is the one that the service gives, and the types that
 * the pages are checked against were made of it. After a change of the interface: {@code mvn test
 * -Dtest=InterfaceDescriptionTest -Dlianban.tables=write}, then {@code npm run generate} in
 * src/checks.
 */
@ServiceTest
class InterfaceDescriptionTest {

  private static final Path COMMITTED = Path.of("src/checks/types/openapi.json");
  private static final Path TYPES = Path.of("src/checks/types/api.d.ts");
  private static final ObjectMapper SORTED =
      new ObjectMapper()
          .enable(
              SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT);

  @Autowired Office office;

  @Test
  void the_committed_description_is_that_of_the_service() throws IOException {
    JsonNode given = office.get("monitor", "/api/openapi").body();
    String described =
        SORTED.writeValueAsString(SORTED.treeToValue(given, Object.class)).replace("\r\n", "\n")
            + "\n";
    if ("write".equals(System.getProperty("lianban.tables"))) {
      Files.writeString(COMMITTED, described);
    }
    assertThat(Files.readString(COMMITTED))
        .as("write it anew as the comment of this test says, and read the difference")
        .isEqualTo(described);
  }

  @Test
  void the_types_of_the_pages_were_made_of_the_committed_description() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(COMMITTED));
    assertThat(Files.readString(TYPES))
        .as("npm run generate in src/checks")
        .contains("openapi.json sha256 " + HexFormat.of().formatHex(digest));
  }
}
