package dev.roundtrip.spring.boot;

import java.io.PrintWriter;

/** Lets the header be written before each part of the body; keeps nothing back by itself. */
final class TimedWriter extends PrintWriter {

  private final Runnable header;

  TimedWriter(PrintWriter delegate, Runnable header) {
    super(delegate);
    this.header = header;
  }

  @Override
  public void write(int character) {
    header.run();
    super.write(character);
  }

  @Override
  public void write(char[] characters, int from, int length) {
    header.run();
    super.write(characters, from, length);
  }

  @Override
  public void write(String text, int from, int length) {
    header.run();
    super.write(text, from, length);
  }

  @Override
  public void flush() {
    header.run();
    super.flush();
  }

  @Override
  public void close() {
    header.run();
    super.close();
  }
}
