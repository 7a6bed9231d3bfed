package dev.roundtrip.internal.sql;

/** The part of a query block that a token stands in. */
enum Clause {
  NONE,
  CTE,
  SELECT_LIST,
  INTO,
  FROM,
  ON,
  WHERE,
  ORDER,
  LIMIT,
  OFFSET,
  SET,
  VALUES,
  OTHER;

  boolean isCondition() {
    return this == ON || this == WHERE;
  }
}
