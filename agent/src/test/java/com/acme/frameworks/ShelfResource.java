package com.acme.frameworks;

import jakarta.ws.rs.Path;
import javax.sql.DataSource;

/** Has only what it inherits. */
@Path("shelves")
public final class ShelfResource extends Shelves {

  ShelfResource(DataSource dataSource) {
    super(dataSource);
  }
}
