package dev.roundtrip.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.finding.Allowance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowListFileTests {

  @TempDir private Path folder;

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("allowances"), List.of(lines)).toString();
  }

  @Test
  void entriesStandOneInALineBetweenCommentsAndEmptyLines() throws IOException {
    assertThat(
            AllowListFile.read(
                file(
                    "# meant",
                    "",
                    "fingerprint:0123456789abcdef because of the tenants\r",
                    "  Shape: select a from b where c = ? because  it is warmed ",
                    "code:com.acme.batch because it is slow because of others")))
        .containsExactly(
            Allowance.fingerprint("0123456789abcdef", "of the tenants"),
            Allowance.shape("select a from b where c = ?", "it is warmed"),
            Allowance.code("com.acme.batch", "it is slow because of others"));
  }

  @Test
  void aResourceIsFoundWhereThereIsNoSuchFile() {
    assertThat(AllowListFile.read("allowances.txt")).hasSize(2);
  }

  @Test
  void whatIsWrongIsSaidWithItsLine() throws IOException {
    String location =
        file(
            "# first",
            "code:a because b",
            "code:com.acme",
            "class:com.acme because so",
            "fingerprint:12 because so",
            "shape:x because ",
            "nonsense");

    assertThatThrownBy(() -> AllowListFile.read(location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3: 'code:com.acme' has no reason; write ")
        .hasMessageContaining("line 4: 'class:com.acme because so' is no entry; write ")
        .hasMessageContaining("line 5: A fingerprint has 16 hexadecimal digits")
        .hasMessageContaining("line 6: The allowance of shape:x has no reason")
        .hasMessageContaining("line 7: 'nonsense' is no entry")
        .hasMessageNotContaining("line 2");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> AllowListFile.read(folder.toString()))
        .hasMessageContaining("no file and no resource");
  }

  @Test
  void whatIsPrintedCanBeReadAgain() throws IOException {
    Allowance allowance = Allowance.shape("select * from tenant_?", "one for each tenant");
    assertThat(AllowListFile.read(file(allowance.toString()))).containsExactly(allowance);
  }
}
