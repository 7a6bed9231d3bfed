package dev.roundtrip.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtrip.finding.Allowance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowListFileTests {

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("allowances"), text).toString();
  }

  @Test
  void entriesStandOneInALineBetweenCommentsAndEmptyLines() throws IOException {
    assertThat(
            AllowListFile.read(
                file(
                    "# meant\n\nfingerprint:0123456789abcdef because of the tenants\r\n"
                        + "  Shape: select a from b where c = ? because  it is warmed \n"
                        + "code:com.acme.batch because it is slow because of others\n")))
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
            "# first\ncode:a because b\ncode:com.acme\nclass:com.acme because so\n"
                + "fingerprint:12 because so\nshape:x because \nnonsense\n");

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
