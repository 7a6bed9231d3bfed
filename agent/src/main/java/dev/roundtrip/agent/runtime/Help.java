package dev.roundtrip.agent.runtime;

import dev.roundtrip.internal.config.Key;
import dev.roundtrip.internal.config.Keys;

/** Every option, as people ask for it with {@code =help}. */
final class Help {

  private Help() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append("-javaagent:roundtrip-agent.jar=OPTION=VALUE,OPTION=VALUE,...\n\n");
    text.append("Of the agent; also -Droundtrip.agent.OPTION and ROUNDTRIP_AGENT_OPTION:\n");
    AgentOptions.OWN.forEach((name, meaning) -> line(text, name, meaning, ""));
    text.append("\nOf Roundtrip; also -Droundtrip.OPTION, ROUNDTRIP_OPTION and the files:\n");
    for (Key<?> key : Keys.SINGLE) {
      line(
          text,
          key.name().substring(Keys.PREFIX.length()),
          key.type() + ". " + key.description(),
          key.equals(Keys.ENVIRONMENT) ? "production, for the agent" : key.defaultText());
    }
    text.append("\nFor single kinds of findings:\n");
    for (Key<?> key : Keys.ALL.subList(Keys.SINGLE.size(), Keys.ALL.size())) {
      line(
          text,
          key.name().substring(Keys.PREFIX.length()),
          key.type() + ". " + key.description(),
          key.defaultText());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String meaning, String otherwise) {
    text.append("  ").append(name).append("\n      ").append(meaning);
    if (!otherwise.isEmpty()) {
      text.append(" [").append(otherwise).append(']');
    }
    text.append('\n');
  }
}
