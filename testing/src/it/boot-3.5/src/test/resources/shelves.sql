create table if not exists shelf (id int primary key, name varchar(40));
create table if not exists item (id int primary key, shelf_id int, title varchar(40));
create index if not exists item_of_shelf on item (shelf_id);
merge into shelf values (1, 'north'), (2, 'south'), (3, 'west');
merge into item values (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c'), (4, 3, 'd');
