package dev.roundtrip.samples.petstore;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchOwnerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchOwnerException() {
    super("There is no such owner.");
  }
}
