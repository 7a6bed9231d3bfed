/** An application and its tests, some of which are meant to fail. */
package com.acme.bookshop;
