package dev.roundtrip.agent.transform;

/** What can be told of a class file by its constants alone, in one pass, without reading it. */
final class ClassBytes {

  /** It names a type of JDBC, as each class must that implements one, in a descriptor at least. */
  static final int JDBC = 1;

  /** It names what begins a unit of work: a servlet, an exchange, an annotation. */
  static final int UNIT = 2;

  private static final String[] UNITS = {
    "servlet/ServletRequest",
    "httpserver/HttpExchange",
    "ws/rs/",
    "annotation/Scheduled;",
    "annotation/KafkaListener;",
    "annotation/JmsListener;",
    "annotation/RabbitListener;",
    "bind/annotation/"
  };

  private ClassBytes() {}

  /** Searched by the slash that stands in each of these names. */
  static int marks(byte[] file) {
    int marks = 0;
    int last = file.length - 8;
    for (int i = 4; i <= last; i++) {
      if (file[i] == '/') {
        marks |= after(file, i + 1);
      }
    }
    return marks;
  }

  private static int after(byte[] file, int start) {
    return switch (file[start]) {
      case 's' -> matches(file, start, "sql/") ? JDBC : unit(file, start);
      case 't' -> matches(file, start, "transaction/xa/") ? JDBC : 0;
      case 'h', 'w', 'a', 'b' -> unit(file, start);
      default -> 0;
    };
  }

  private static int unit(byte[] file, int start) {
    for (String unit : UNITS) {
      if (unit.charAt(0) == file[start] && matches(file, start, unit)) {
        return UNIT;
      }
    }
    return 0;
  }

  private static boolean matches(byte[] file, int start, String text) {
    if (start + text.length() > file.length) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (file[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
