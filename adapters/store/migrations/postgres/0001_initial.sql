-- Every primary and unique key begins with the school of opening, except in the reference tables at the end, which
-- every node of a distributed database would hold whole. History and outbox have no foreign keys: one would halve the
-- speed of a batch. Instants are microseconds since 1970 in UTC; identifiers sort by bytes (collation "C").

create sequence case_number;
create sequence person_number;
create sequence delivery_number;

-- Half of each page stays free, so that a step rewrites its row within the page and touches no index.
create table case_file (
  school       text collate "C" not null,
  id           bigint not null,
  person       bigint not null,
  pathway_name text collate "C" not null,
  cohort       text collate "C" not null,
  pathway      text collate "C" not null,
  place        text collate "C" not null,
  version      bigint not null,
  document     jsonb not null,
  state        text collate "C" not null,
  status       text collate "C" not null check (status in ('open', 'closed')),
  outcome      text collate "C" not null,
  wake_at      bigint,
  primary key (school, id),
  unique (school, person, pathway_name, cohort)
) with (fillfactor = 50);
create index case_file_wake on case_file (wake_at, school, id) where wake_at is not null;

create table history (
  school    text collate "C" not null,
  case_id   bigint not null,
  sequence  bigint not null,
  kind      text collate "C" not null,
  name      text collate "C" not null,
  occurred  text collate "C",
  recorded  bigint not null,
  effective bigint not null,
  actor     text collate "C" not null,
  pathway   text collate "C" not null,
  place     text collate "C" not null,
  semantics integer not null,
  branch    text collate "C" not null,
  payload   jsonb not null,
  patch     jsonb not null,
  reasons   text collate "C" not null,
  primary key (school, case_id, sequence)
);

-- Steps that ran more than a day after their moment: the account of an outage.
create index history_late on history (school, case_id, sequence)
  where recorded - effective > 86400000000;

create table intent (
  school     text collate "C" not null,
  case_id    bigint not null,
  rule       text collate "C" not null,
  occurrence text collate "C" not null,
  role       text collate "C" not null,
  message    text collate "C" not null,
  sequence   bigint not null,
  send_from  bigint not null,
  not_after  bigint,
  status     text collate "C" not null check (status in ('pending', 'resolved', 'withdrawn')),
  primary key (school, case_id, rule, occurrence, role)
) with (fillfactor = 80);
create index intent_pending on intent (send_from) where status = 'pending';

create table task (
  school     text collate "C" not null,
  case_id    bigint not null,
  rule       text collate "C" not null,
  occurrence text collate "C" not null,
  role       text collate "C" not null,
  answerable text collate "C" not null,
  opened     bigint not null,
  due        bigint,
  closed     bigint,
  status     text collate "C" not null check (status in ('open', 'done', 'withdrawn')),
  primary key (school, case_id, rule, occurrence)
) with (fillfactor = 80);

create table received_event (
  school    text collate "C" not null,
  source    text collate "C" not null,
  reference text collate "C" not null,
  case_id   bigint,
  sequence  bigint not null,
  refusal   text collate "C" not null,
  received  bigint not null,
  event     text collate "C" not null default '',
  primary key (school, source, reference)
);

create table incident (
  school  text collate "C" not null,
  case_id bigint not null,
  person  bigint not null,
  version bigint not null,
  what    text collate "C" not null,
  at      bigint not null,
  times   bigint not null,
  primary key (school, case_id, person, version, what)
);

create table delivery (
  school      text collate "C" not null,
  id          bigint not null,
  recipient   bigint not null,
  channel     text collate "C" not null,
  status      text collate "C" not null
              check (status in ('pending', 'sending', 'sent', 'suppressed', 'held', 'dead', 'bounced')),
  attempts    integer not null default 0,
  unsettled   integer not null default 0,
  fencing     bigint not null default 0,
  lease_until bigint,
  message_id  text collate "C" not null,
  reason      text collate "C" not null,
  send_from   bigint not null,
  sent_at     bigint,
  primary key (school, id)
) with (fillfactor = 70);
create index delivery_waiting on delivery (send_from, school, id) where status in ('pending', 'sending');
create index delivery_stopped on delivery (status) where status in ('held', 'dead');
create index delivery_recipient on delivery (school, recipient);

create table delivery_intent (
  school     text collate "C" not null,
  case_id    bigint not null,
  rule       text collate "C" not null,
  occurrence text collate "C" not null,
  role       text collate "C" not null,
  recipient  bigint not null,
  channel    text collate "C" not null,
  delivery   bigint not null,
  primary key (school, case_id, rule, occurrence, role, recipient, channel)
);
create index delivery_intent_delivery on delivery_intent (school, delivery);

create table delivery_event (
  school   text collate "C" not null,
  delivery bigint not null,
  sequence bigint not null,
  kind     text collate "C" not null
           check (kind in ('retried', 'held', 'died', 'suppressed', 'bounced', 'redriven')),
  at       bigint not null,
  reason   text collate "C" not null,
  primary key (school, delivery, sequence)
);

-- Personal data: the next five tables, and no other.
create table person (
  school    text collate "C" not null,
  id        bigint not null,
  kind      text collate "C" not null check (kind in ('student', 'guardian', 'staff')),
  reference text collate "C" not null,
  fields    jsonb not null,
  roster    jsonb not null,
  absent    integer not null,
  primary key (school, id),
  unique (school, kind, reference)
);

create table guardianship (
  school   text collate "C" not null,
  student  bigint not null,
  guardian bigint not null,
  primary key (school, student, guardian)
);

create table role_holder (
  school text collate "C" not null,
  role   text collate "C" not null,
  person bigint not null,
  rank   integer not null,
  primary key (school, role, person)
);

create table personal_fact (
  school  text collate "C" not null,
  case_id bigint not null,
  field   text collate "C" not null,
  value   text not null,
  primary key (school, case_id, field)
);

create table unreachable_address (
  school  text collate "C" not null,
  channel text collate "C" not null,
  address text collate "C" not null,
  since   bigint not null,
  reason  text collate "C" not null,
  primary key (school, channel, address)
);

create table school (
  school           text collate "C" primary key,
  name             text not null,
  commune          text not null,
  commune_code     text collate "C" not null,
  academie         text not null,
  departement_code text collate "C" not null,
  sector           text not null,
  kind             text not null,
  operator_name    text not null,
  territory        text not null,
  time_zone        text collate "C" not null
);

-- Reference tables: the same for every school.
create table pathway_version (
  hash         text collate "C" primary key,
  name         text collate "C" not null,
  canonical    text not null,
  files        text not null,
  published_at bigint not null
);

create table current_pathway (
  name text collate "C" primary key,
  hash text collate "C" not null references pathway_version
);

create table content_version (
  kind         text collate "C" not null check (kind in ('calendars', 'messages')),
  hash         text collate "C" not null,
  files        text not null,
  published_at bigint not null,
  primary key (kind, hash)
);

create table current_content (
  kind text collate "C" primary key,
  hash text collate "C" not null
);

create table channel_pause (
  channel  text collate "C" primary key,
  until    bigint not null,
  reason   text collate "C" not null,
  trouble  text collate "C" not null,
  failures integer not null
);

-- Messages that left by a channel with a rate, by the second of the database's clock.
create table channel_use (
  channel  text collate "C" not null,
  second   bigint not null,
  messages integer not null,
  primary key (channel, second)
);
