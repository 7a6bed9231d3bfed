package com.acme.frameworks;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A resource whose annotations are on an interface. */
@Path("/writers")
public interface Writers {

  @GET
  @Path("{name}")
  String writer(@PathParam("name") String name) throws Exception;
}
