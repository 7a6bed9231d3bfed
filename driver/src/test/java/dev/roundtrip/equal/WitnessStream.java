package dev.roundtrip.equal;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.Set;

/** A stream that knows whose classes read it. */
final class WitnessStream extends ByteArrayInputStream {

  private static final String OURS = "dev.roundtrip.internal";

  private final Set<String> readers = new LinkedHashSet<>();

  WitnessStream(byte[] content) {
    super(content);
  }

  /** The nearest classes outside of the JDK that read, ours only in sum. */
  Set<String> readers() {
    return readers;
  }

  @Override
  public synchronized int read() {
    witness();
    return super.read();
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) {
    witness();
    return super.read(bytes, offset, length);
  }

  @Override
  public synchronized byte[] readAllBytes() {
    witness();
    return super.readAllBytes();
  }

  @Override
  public synchronized int available() {
    witness();
    return super.available();
  }

  @Override
  public synchronized long skip(long count) {
    witness();
    return super.skip(count);
  }

  private void witness() {
    StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                    .filter(name -> !name.equals(WitnessStream.class.getName()))
                    .findFirst())
        .ifPresent(name -> readers.add(name.startsWith(OURS) ? OURS : name));
  }
}
