package com.acme.old;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

/** Tomcat 9 with a servlet of its time, by methods that Tomcat 11 has as well. */
public final class OldTomcat {

  private OldTomcat() {}

  @SuppressWarnings("deprecation") // Tomcat 9 has nothing else.
  public static void main(String[] arguments) throws Exception {
    TomcatURLStreamHandlerFactory.disable(); // A JVM can have only one, and may have another's.
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", null);
    context.setParentClassLoader(OldTomcat.class.getClassLoader());
    tomcat.addServlet("", "orders", OldOrdersServlet.class.getName());
    context.addServletMappingDecoded("/old/*", "orders");
    tomcat.getConnector();
    tomcat.start();
    URI page = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/old/9");
    int status = ((HttpURLConnection) page.toURL().openConnection()).getResponseCode();
    tomcat.stop();
    System.out.println("the old server answered " + status);
  }
}
