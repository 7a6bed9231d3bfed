CREATE TABLE author (
  id BIGINT PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  featured BOOLEAN NOT NULL
);

CREATE TABLE book (
  id BIGINT PRIMARY KEY,
  isbn VARCHAR(20) NOT NULL,
  title VARCHAR(120) NOT NULL,
  price DECIMAL(8, 2) NOT NULL,
  shelf VARCHAR(8) NOT NULL,
  author_id BIGINT NOT NULL REFERENCES author (id)
);

CREATE INDEX book_by_shelf ON book (shelf);

CREATE TABLE customer (
  id BIGINT PRIMARY KEY,
  name VARCHAR(80) NOT NULL
);

CREATE TABLE customer_order (
  id BIGINT PRIMARY KEY,
  customer_id BIGINT NOT NULL REFERENCES customer (id),
  placed_on DATE NOT NULL
);

CREATE TABLE order_line (
  id BIGINT PRIMARY KEY,
  order_id BIGINT NOT NULL REFERENCES customer_order (id),
  book_id BIGINT NOT NULL REFERENCES book (id),
  quantity INT NOT NULL
);

CREATE TABLE setting (
  name VARCHAR(40) PRIMARY KEY,
  content VARCHAR(80) NOT NULL
);

-- What the tills of the shops send every night. They know a book by its ISBN; the nightly import adds the book's id.
-- The foreign key brings an index on book_id. Nobody thought of one on isbn.
CREATE TABLE sale (
  id BIGINT PRIMARY KEY,
  isbn VARCHAR(20) NOT NULL,
  book_id BIGINT NOT NULL REFERENCES book (id),
  quantity INT NOT NULL,
  sold_on DATE NOT NULL
);
