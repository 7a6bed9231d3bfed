-- The same rows on every run: each value is computed from the row's number.

INSERT INTO author (id, name, featured)
SELECT
  x,
  ARRAY['Ada', 'Bruno', 'Clara', 'Dario', 'Elif', 'Femi', 'Greta', 'Hugo', 'Ines', 'Jonas',
        'Kaya', 'Leo', 'Mina', 'Nils', 'Olga', 'Pavel', 'Rosa', 'Sven', 'Tara', 'Yusuf'][MOD(x, 20) + 1]
    || ' '
    || ARRAY['Adler', 'Bauer', 'Costa', 'Dubois', 'Eriksen', 'Farkas', 'Garcia', 'Hansen', 'Ito', 'Jansen',
             'Kowalski', 'Lindgren', 'Moreau', 'Novak', 'Okafor', 'Petrov', 'Quinn', 'Rossi', 'Silva', 'Tanaka'][x / 20 + 1],
  MOD(x, 16) = 0
FROM SYSTEM_RANGE(0, 399);

INSERT INTO book (id, isbn, title, price, shelf, author_id)
SELECT
  x,
  '978-3-16-' || LPAD(x * 137, 6, '0') || '-' || MOD(x, 10),
  ARRAY['The Silent', 'A Distant', 'The Last', 'An Early', 'The Hidden', 'A Winter', 'The Glass', 'Her Second', 'His Only', 'Our'][MOD(x, 10) + 1]
    || ' '
    || ARRAY['Harbour', 'Garden', 'Letter', 'Orchard', 'Station', 'Bridge', 'Island', 'Window', 'Summer', 'Archive'][MOD(x / 400, 10) + 1],
  MOD(x * 7, 40) + 4.95,
  'S' || MOD(x, 32),
  MOD(x, 400)
FROM SYSTEM_RANGE(1000, 4999);

INSERT INTO customer (id, name)
SELECT x, 'Customer ' || x FROM SYSTEM_RANGE(1, 500);

INSERT INTO customer_order (id, customer_id, placed_on)
SELECT 10000 + x, MOD(x, 500) + 1, DATE '2026-01-01' + MOD(x * 11, 270) FROM SYSTEM_RANGE(0, 4999);

INSERT INTO order_line (id, order_id, book_id, quantity)
SELECT 100000 + x, 10000 + x / 3, 1000 + MOD(x * 31 + x / 1500, 4000), MOD(x, 3) + 1 FROM SYSTEM_RANGE(0, 14999);

INSERT INTO setting (name, content)
VALUES ('currency', 'EUR'), ('language', 'en'), ('theme', 'paper');

INSERT INTO sale (id, isbn, book_id, quantity, sold_on)
SELECT s.x, b.isbn, b.id, MOD(s.x, 4) + 1, DATE '2026-01-01' + MOD(s.x, 270)
FROM SYSTEM_RANGE(1, 150000) s
JOIN book b ON b.id = 1000 + MOD(s.x * 13, 4000);

ANALYZE;
