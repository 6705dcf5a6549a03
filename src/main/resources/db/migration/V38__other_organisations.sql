-- 支持办法第二条 closes with 等各类主体: a fifth kind, which the accepting body judges
alter table application drop constraint application_entity_type_check;
alter table application add constraint application_entity_type_check
  check (entity_type in ('enterprise', 'public-institution', 'social-organisation', 'private-non-enterprise', 'other'));

-- three years are the support rules' alone: the measures end when an owner says so
alter table edition_proposal alter column valid_until drop not null;
