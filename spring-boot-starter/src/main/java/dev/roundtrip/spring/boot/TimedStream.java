package dev.roundtrip.spring.boot;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Lets the header be written before each part of the body. */
final class TimedStream extends ServletOutputStream {

  private final ServletOutputStream delegate;
  private final Runnable header;

  TimedStream(ServletOutputStream delegate, Runnable header) {
    this.delegate = delegate;
    this.header = header;
  }

  @Override
  public void write(int octet) throws IOException {
    header.run();
    delegate.write(octet);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    header.run();
    delegate.write(octets, from, length);
  }

  @Override
  public void flush() throws IOException {
    header.run();
    delegate.flush();
  }

  @Override
  public void close() throws IOException {
    header.run();
    delegate.close();
  }

  @Override
  public boolean isReady() {
    return delegate.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    delegate.setWriteListener(listener);
  }
}
