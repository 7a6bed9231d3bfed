package dev.roundtrip.agent.transform;

import static dev.roundtrip.agent.transform.Hook.deep;
import static dev.roundtrip.agent.transform.Hook.value;

import dev.roundtrip.agent.transform.Hook.Sort;

/** What is called for each value: setters, getters, and the cursor. */
final class ValueHooks {

  private static final String TEXT = "Ljava/lang/String;";
  private static final String CALENDAR = "Ljava/util/Calendar;";
  private static final String STREAM = "Ljava/io/InputStream;";
  private static final String READER = "Ljava/io/Reader;";
  private static final String[] NUMBERS = {
    "Byte B", "Short S", "Int I", "Long J", "Float F", "Double D"
  };
  private static final String[] TIMES = {"Date", "Time", "Timestamp"};
  private static final String[] LOCATORS = {
    "Array", "Ref", "RowId", "SQLXML", "Blob", "Clob", "NClob"
  };

  ValueHooks(HookTable table) {
    for (String position : new String[] {"I", TEXT}) {
      reads(table, position);
    }
    binds(table);
    rows(table);
  }

  private static void rows(HookTable table) {
    int role = Role.RESULT_SET;
    table.put(role, value(Sort.NEXT, "afterNext"), "next()Z");
    table.put(
        role,
        value(Sort.DONE, "moved"),
        "beforeFirst()V",
        "afterLast()V",
        "first()Z",
        "last()Z",
        "previous()Z",
        "absolute(I)Z",
        "relative(I)Z");
    table.put(role, value(Sort.READ, "found"), "findColumn(" + TEXT + ")I");
  }

  private static void reads(HookTable table, String position) {
    int role = Role.RESULT_SET;
    Hook plain = value(Sort.READ, "read");
    for (String number : NUMBERS) {
      String[] type = number.split(" ", 2);
      table.put(role, plain, "get" + type[0] + "(" + position + ")" + type[1]);
    }
    table.put(role, plain, "getString(" + position + ")" + TEXT);
    table.put(role, plain, "getNString(" + position + ")" + TEXT);
    table.put(role, plain, "getBytes(" + position + ")[B");
    Hook object = value(Sort.READ, "readObject");
    table.put(
        role,
        object,
        "getBigDecimal(" + position + ")Ljava/math/BigDecimal;",
        "getBigDecimal(" + position + "I)Ljava/math/BigDecimal;");
    for (String time : TIMES) {
      String result = ")Ljava/sql/" + time + ";";
      table.put(role, object, "get" + time + "(" + position + result);
      table.put(role, object, "get" + time + "(" + position + CALENDAR + result);
    }
    table.put(
        role,
        deep(Sort.READ, "readObject"),
        "getObject(" + position + ")Ljava/lang/Object;",
        "getObject(" + position + "Ljava/util/Map;)Ljava/lang/Object;",
        "getObject(" + position + "Ljava/lang/Class;)Ljava/lang/Object;");
    opaque(table, position);
  }

  private static void opaque(HookTable table, String position) {
    Hook opaque = deep(Sort.READ, "readOpaque");
    table.put(Role.RESULT_SET, value(Sort.READ, "readOpaque"), "getBoolean(" + position + ")Z");
    for (String locator : LOCATORS) {
      table.put(
          Role.RESULT_SET,
          opaque,
          "get" + locator + "(" + position + ")Ljava/sql/" + locator + ";");
    }
    table.put(Role.RESULT_SET, opaque, "getURL(" + position + ")Ljava/net/URL;");
    for (String stream : new String[] {"Ascii", "Unicode", "Binary"}) {
      table.put(Role.RESULT_SET, opaque, "get" + stream + "Stream(" + position + ")" + STREAM);
    }
    table.put(
        Role.RESULT_SET,
        opaque,
        "getCharacterStream(" + position + ")" + READER,
        "getNCharacterStream(" + position + ")" + READER);
  }

  private static void binds(HookTable table) {
    Hook plain = value(Sort.BIND, "bind");
    for (String number : NUMBERS) {
      String[] type = number.split(" ", 2);
      put(table, plain, "set" + type[0], type[1]);
    }
    put(table, plain, "setBoolean", "Z");
    put(table, plain, "setString", TEXT);
    put(table, plain, "setBytes", "[B");
    put(table, plain, "setBigDecimal", "Ljava/math/BigDecimal;");
    put(table, value(Sort.BIND, "bindNational"), "setNString", TEXT);
    for (String time : TIMES) {
      Hook bindTime = value(Sort.BIND, "bindTime");
      put(table, bindTime, "set" + time, "Ljava/sql/" + time + ";");
      put(table, bindTime, "set" + time, "Ljava/sql/" + time + ";" + CALENDAR);
    }
    Hook object = deep(Sort.BIND, "bindObject");
    for (String type : new String[] {"", "I", "II", "Ljava/sql/SQLType;", "Ljava/sql/SQLType;I"}) {
      put(table, object, "setObject", "Ljava/lang/Object;" + type);
    }
    put(table, value(Sort.BIND, "bindNull"), "setNull", "I");
    put(table, value(Sort.BIND, "bindNull"), "setNull", "I" + TEXT);
    opaqueBinds(table);
  }

  private static void opaqueBinds(HookTable table) {
    Hook opaque = deep(Sort.BIND, "bindOpaque");
    for (String locator : LOCATORS) {
      put(table, opaque, "set" + locator, "Ljava/sql/" + locator + ";");
    }
    put(table, opaque, "setURL", "Ljava/net/URL;");
    for (String length : new String[] {"", "I", "J"}) {
      put(table, opaque, "setAsciiStream", STREAM + length);
      put(table, opaque, "setBinaryStream", STREAM + length);
      put(table, opaque, "setCharacterStream", READER + length);
      put(table, opaque, "setNCharacterStream", READER + length);
      put(table, opaque, "setBlob", STREAM + length);
      put(table, opaque, "setClob", READER + length);
      put(table, opaque, "setNClob", READER + length);
    }
    put(table, opaque, "setUnicodeStream", STREAM + "I");
  }

  /** By position, and by name, of which nothing but the name is told. */
  private static void put(HookTable table, Hook hook, String method, String type) {
    table.put(Role.PREPARED, hook, method + "(I" + type + ")V");
    table.put(
        Role.CALLABLE,
        new Hook(Sort.BIND, 0, -1, "bindNamed", hook.deep()),
        method + "(" + TEXT + type + ")V");
  }
}
