-- Every primary and unique key begins with the school of opening, except in the reference tables at the end, which
-- every node of a distributed database would hold whole. History and outbox have no foreign keys: one would halve the
-- speed of a batch. Instants are microseconds since 1970 in UTC.


create table sequence (
  name text primary key,
  next integer not null
) without rowid;
insert into sequence values ('case_number', 1), ('person_number', 1), ('delivery_number', 1);

create table case_file (
  school       text not null,
  id           integer not null,
  person       integer not null,
  pathway_name text not null,
  cohort       text not null,
  pathway      text not null,
  place        text not null,
  version      integer not null,
  document     text not null,
  state        text not null,
  status       text not null check (status in ('open', 'closed')),
  outcome      text not null,
  wake_at      integer,
  primary key (school, id),
  unique (school, person, pathway_name, cohort)
) without rowid;
create index case_file_wake on case_file (wake_at, school, id) where wake_at is not null;

create table history (
  school    text not null,
  case_id   integer not null,
  sequence  integer not null,
  kind      text not null,
  name      text not null,
  occurred  text,
  recorded  integer not null,
  effective integer not null,
  actor     text not null,
  pathway   text not null,
  place     text not null,
  semantics integer not null,
  branch    text not null,
  payload   text not null,
  patch     text not null,
  reasons   text not null,
  primary key (school, case_id, sequence)
) without rowid;

-- Steps that ran more than a day after their moment: the account of an outage.
create index history_late on history (school, case_id, sequence)
  where recorded - effective > 86400000000;

create table intent (
  school     text not null,
  case_id    integer not null,
  rule       text not null,
  occurrence text not null,
  role       text not null,
  message    text not null,
  sequence   integer not null,
  send_from  integer not null,
  not_after  integer,
  status     text not null check (status in ('pending', 'resolved', 'withdrawn')),
  primary key (school, case_id, rule, occurrence, role)
) without rowid;
create index intent_pending on intent (send_from) where status = 'pending';

create table task (
  school     text not null,
  case_id    integer not null,
  rule       text not null,
  occurrence text not null,
  role       text not null,
  answerable text not null,
  opened     integer not null,
  due        integer,
  closed     integer,
  status     text not null check (status in ('open', 'done', 'withdrawn')),
  primary key (school, case_id, rule, occurrence)
) without rowid;

create table received_event (
  school    text not null,
  source    text not null,
  reference text not null,
  case_id   integer,
  sequence  integer not null,
  refusal   text not null,
  received  integer not null,
  event     text not null default '',
  primary key (school, source, reference)
) without rowid;

create table incident (
  school  text not null,
  case_id integer not null,
  person  integer not null,
  version integer not null,
  what    text not null,
  at      integer not null,
  times   integer not null,
  primary key (school, case_id, person, version, what)
) without rowid;

create table delivery (
  school      text not null,
  id          integer not null,
  recipient   integer not null,
  channel     text not null,
  status      text not null
              check (status in ('pending', 'sending', 'sent', 'suppressed', 'held', 'dead', 'bounced')),
  attempts    integer not null default 0,
  unsettled   integer not null default 0,
  fencing     integer not null default 0,
  lease_until integer,
  message_id  text not null,
  reason      text not null,
  send_from   integer not null,
  sent_at     integer,
  primary key (school, id)
) without rowid;
create index delivery_waiting on delivery (send_from) where status in ('pending', 'sending');
create index delivery_stopped on delivery (status) where status in ('held', 'dead');
create index delivery_recipient on delivery (school, recipient);

create table delivery_intent (
  school     text not null,
  case_id    integer not null,
  rule       text not null,
  occurrence text not null,
  role       text not null,
  recipient  integer not null,
  channel    text not null,
  delivery   integer not null,
  primary key (school, case_id, rule, occurrence, role, recipient, channel)
) without rowid;
create index delivery_intent_delivery on delivery_intent (school, delivery);

create table delivery_event (
  school   text not null,
  delivery integer not null,
  sequence integer not null,
  kind     text not null
           check (kind in ('retried', 'held', 'died', 'suppressed', 'bounced', 'redriven')),
  at       integer not null,
  reason   text not null,
  primary key (school, delivery, sequence)
) without rowid;

-- Personal data: the next five tables, and no other.
create table person (
  school    text not null,
  id        integer not null,
  kind      text not null check (kind in ('student', 'guardian', 'staff')),
  reference text not null,
  fields    text not null,
  roster    text not null,
  absent    integer not null,
  primary key (school, id),
  unique (school, kind, reference)
) without rowid;

create table guardianship (
  school   text not null,
  student  integer not null,
  guardian integer not null,
  primary key (school, student, guardian)
) without rowid;

create table role_holder (
  school text not null,
  role   text not null,
  person integer not null,
  rank   integer not null,
  primary key (school, role, person)
) without rowid;

create table personal_fact (
  school  text not null,
  case_id integer not null,
  field   text not null,
  value   text not null,
  primary key (school, case_id, field)
) without rowid;

create table unreachable_address (
  school  text not null,
  channel text not null,
  address text not null,
  since   integer not null,
  reason  text not null,
  primary key (school, channel, address)
) without rowid;

create table school (
  school           text primary key,
  name             text not null,
  commune          text not null,
  commune_code     text not null,
  academie         text not null,
  departement_code text not null,
  sector           text not null,
  kind             text not null,
  operator_name    text not null,
  territory        text not null,
  time_zone        text not null
) without rowid;

-- Reference tables: the same for every school.
create table pathway_version (
  hash         text primary key,
  name         text not null,
  canonical    text not null,
  files        text not null,
  published_at integer not null
) without rowid;

create table current_pathway (
  name text primary key,
  hash text not null references pathway_version
) without rowid;

create table content_version (
  kind         text not null check (kind in ('calendars', 'messages')),
  hash         text not null,
  files        text not null,
  published_at integer not null,
  primary key (kind, hash)
) without rowid;

create table current_content (
  kind text primary key,
  hash text not null
) without rowid;

create table channel_pause (
  channel  text primary key,
  until    integer not null,
  reason   text not null,
  trouble  text not null,
  failures integer not null
) without rowid;

-- Messages that left by a channel with a rate, by the second of the database's clock.
create table channel_use (
  channel  text not null,
  second   integer not null,
  messages integer not null,
  primary key (channel, second)
) without rowid;
