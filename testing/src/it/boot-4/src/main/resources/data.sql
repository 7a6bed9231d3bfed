insert into author (id, name) values (1, 'Ada'), (2, 'Bo'), (3, 'Cy'), (4, 'Di'), (5, 'Ed');
insert into book (id, title, author_id)
values (1, 'A1', 1), (2, 'A2', 1), (3, 'B1', 2), (4, 'C1', 3), (5, 'D1', 4), (6, 'D2', 4), (7, 'E1', 5);
