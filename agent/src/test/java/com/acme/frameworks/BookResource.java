package com.acme.frameworks;

import com.acme.Shop;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import javax.sql.DataSource;

/** A resource of JAX-RS. */
@Path("/books")
public final class BookResource {

  private final DataSource dataSource;

  BookResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GET
  @Path("{book}")
  public String book(@PathParam("book") String book) throws Exception {
    Shop.walkTwice(dataSource);
    return book;
  }

  @DELETE
  @Path("{book}")
  public void delete(@PathParam("book") String book) throws Exception {
    Shop.walkTwice(dataSource);
  }
}
