package com.acme.frameworks;

import com.acme.Shop;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import javax.sql.DataSource;

/** What resources inherit. */
public abstract class Shelves {

  private final DataSource dataSource;

  Shelves(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GET
  @Path("{name}/upper")
  public String upper(@PathParam("name") String name) throws Exception {
    Shop.walkTwice(dataSource);
    return name;
  }
}
