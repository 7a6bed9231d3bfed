package dev.roundtrip.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTests {

  @Test
  void whatTheApplicationSentIsEscaped() {
    assertThat(HtmlReport.escaped("<script>alert('\"&')</script>"))
        .isEqualTo("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;");
  }

  @Test
  void aReportOfNothingSaysSo() {
    assertThat(HtmlReport.of(List.of())).contains("Nothing was found.", "0 problems");
  }
}
