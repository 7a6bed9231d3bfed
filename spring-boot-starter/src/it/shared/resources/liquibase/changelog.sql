--liquibase formatted sql
--changeset petstore:1
create table changed (id bigint primary key);
insert into changed values (1);
insert into changed values (2);
insert into changed values (3);
