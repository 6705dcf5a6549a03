-- What all nodes on one database have to agree on. The first start writes it.
create table service_setting (
  name text primary key,
  value text not null,
  set_at timestamptz not null default now()
);
