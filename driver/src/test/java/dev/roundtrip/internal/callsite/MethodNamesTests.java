package dev.roundtrip.internal.callsite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodNamesTests {

  @ParameterizedTest
  @CsvSource({
    "list, list",
    "<init>, <init>",
    "<clinit>, <clinit>",
    "lambda$list$0, list",
    "lambda$list$12, list",
    "lambda$new$3, <init>",
    "lambda$static$0, <clinit>",
    "lambda$null$1, null",
    "lambda$list, list",
    "lambda$by$name$4, by$name",
    "lambda$list$5c4c436$1, list",
    "lambda$list$a1b2c3d4$12, list",
    "list$lambda$0, list",
    "list$lambda$0$1, list",
    "list$default, list$default",
  })
  void namesAreThoseOfTheSource(String compiled, String source) {
    assertThat(MethodNames.clean(compiled)).isEqualTo(source);
  }
}
