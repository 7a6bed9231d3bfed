package dev.roundtrip.internal.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a driver that notes every call and answers as it was told. */
final class RecordingDriver implements InvocationHandler {

  private final List<Received> received = new ArrayList<>();
  private @Nullable Object answer;
  private @Nullable Throwable failure;

  <T> T as(Class<T> type) {
    ClassLoader loader = RecordingDriver.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, this));
  }

  void willReturn(@Nullable Object value) {
    answer = value;
  }

  void willThrow(Throwable throwable) {
    failure = throwable;
  }

  List<Received> received() {
    return received;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    received.add(
        new Received(
            Wrappers.signature(method), arguments == null ? List.of() : List.of(arguments)));
    if (failure != null) {
      throw failure;
    }
    return answer;
  }

  /** One call that reached the driver. */
  record Received(String signature, List<Object> arguments) {}
}
