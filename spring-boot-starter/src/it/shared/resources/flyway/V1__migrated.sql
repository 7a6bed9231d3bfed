create table migrated (id bigint primary key, name varchar(100));
insert into migrated values (1, 'one');
insert into migrated values (2, 'two');
insert into migrated values (3, 'three');
