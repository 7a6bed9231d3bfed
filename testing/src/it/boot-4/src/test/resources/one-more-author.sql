insert into author (id, name) values (6, 'Flo');
insert into book (id, title, author_id) values (8, 'F1', 6);
