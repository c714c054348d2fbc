-- What the migrations make, for reading. Written by UPDATE_SCHEMA=1 npm test -- test/architecture/schema

CREATE EXTENSION pg_trgm;
CREATE EXTENSION pgcrypto;

CREATE SEQUENCE calendar_revision_seq AS bigint START 1 INCREMENT 1;
CREATE SEQUENCE case_number AS bigint START 1 INCREMENT 1;
CREATE SEQUENCE unit_revision_seq AS bigint START 1 INCREMENT 1;

CREATE OR REPLACE FUNCTION public.announce_due_work()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    PERFORM pg_notify('lianxin_due', '');
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.audit_chain_advance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.stream <> OLD.stream OR NEW.seq <= OLD.seq THEN
      RAISE EXCEPTION 'audit_chain only moves forward: % -> % is refused', OLD.seq, NEW.seq;
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION public.audit_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
  END $function$;

CREATE OR REPLACE FUNCTION public.calendar_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE calendar_revision SET revision = nextval('calendar_revision_seq');
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.category_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'a published version of % never changes: % is refused', TG_TABLE_NAME, TG_OP;
  END $function$;

CREATE OR REPLACE FUNCTION public.refuse_decision_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION 'a published decision never changes';
      END $function$;

CREATE OR REPLACE FUNCTION public.refuse_published_definition_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF TG_OP = 'DELETE' OR NEW.xml <> OLD.xml OR NEW.key <> OLD.key OR NEW.version <> OLD.version THEN
          RAISE EXCEPTION 'a published process definition never changes';
        END IF;
        RETURN NEW;
      END $function$;

CREATE OR REPLACE FUNCTION public.refuse_stale_audit_head()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'another writer was first' USING ERRCODE = 'serialization_failure';
  END $function$;

CREATE OR REPLACE FUNCTION public.task_due_follows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE task SET due_at = NEW.due_at, warn_at = NEW.warn_at
    WHERE case_id = NEW.case_id AND state = 'open' AND measure = NEW.measure
      AND (NEW.execution_id IS NULL OR (instance_id, execution_id) = (NEW.process_instance_id, NEW.execution_id));
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.task_queue()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'open' AND OLD.assignee IS NULL THEN
      DELETE FROM task_candidate WHERE task_id = OLD.id
        AND candidate = ANY(OLD.candidate_groups || OLD.candidate_users);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state = 'open' AND NEW.assignee IS NULL THEN
      INSERT INTO task_candidate
      SELECT candidate, NEW.id, NEW.type, NEW.due_at, NEW.warn_at FROM unnest(NEW.candidate_groups || NEW.candidate_users) AS candidate
      ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
  END $function$;

CREATE OR REPLACE FUNCTION public.unit_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    UPDATE unit_revision SET revision = nextval('unit_revision_seq');
    RETURN NULL;
  END $function$;

CREATE TABLE account (
  id uuid NOT NULL,
  username text NOT NULL,
  name text NOT NULL,
  password_hash text NOT NULL,
  unit_code text,
  roles text[] NOT NULL,
  enabled boolean NOT NULL,
  must_change_password boolean NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  last_login_at timestamp(3) with time zone,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code)
);

CREATE TABLE administrator_entry (
  id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  first_seen_at timestamp(3) with time zone NOT NULL,
  last_seen_at timestamp(3) with time zone NOT NULL,
  times integer DEFAULT 1 NOT NULL,
  settled_at timestamp(3) with time zone,
  CONSTRAINT administrator_entry_pkey PRIMARY KEY (id)
);

CREATE TABLE alarm (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  measure text,
  unit_code text,
  raised_at timestamp(3) with time zone NOT NULL,
  text text NOT NULL,
  clock_id uuid,
  case_number text DEFAULT ''::text NOT NULL,
  case_title text DEFAULT ''::text NOT NULL,
  due_at timestamp(3) with time zone,
  steps jsonb DEFAULT '[]'::jsonb NOT NULL,
  next_step integer DEFAULT 0 NOT NULL,
  next_at timestamp(3) with time zone,
  acknowledged_at timestamp(3) with time zone,
  acknowledged_by text,
  CONSTRAINT alarm_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT alarm_pkey PRIMARY KEY (id)
);

CREATE TABLE alarm_call (
  alarm_id uuid NOT NULL,
  step integer NOT NULL,
  post text NOT NULL,
  unit_code text NOT NULL,
  username text NOT NULL,
  called_at timestamp(3) with time zone NOT NULL,
  fallback text,
  CONSTRAINT alarm_call_alarm_id_fkey FOREIGN KEY (alarm_id) REFERENCES alarm(id) ON DELETE CASCADE,
  CONSTRAINT alarm_call_pkey PRIMARY KEY (alarm_id, step, username)
);

CREATE TABLE attachment (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  digest text NOT NULL,
  uploaded_at timestamp(3) with time zone NOT NULL,
  uploaded_by text NOT NULL,
  CONSTRAINT attachment_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT attachment_pkey PRIMARY KEY (id)
);

CREATE TABLE audit_chain (
  stream uuid NOT NULL,
  seq integer NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_chain_pkey PRIMARY KEY (stream),
  CONSTRAINT audit_chain_seq_check CHECK ((seq >= 0))
);

CREATE TABLE audit_event (
  stream uuid NOT NULL,
  seq integer NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  actor jsonb NOT NULL,
  type text NOT NULL,
  process_instance_id uuid,
  element_id text,
  data jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_event_pkey PRIMARY KEY (stream, seq),
  CONSTRAINT audit_event_seq_check CHECK ((seq > 0))
);

CREATE TABLE calendar_day (
  date date NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  note text,
  CONSTRAINT calendar_day_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'workday'::text]))),
  CONSTRAINT calendar_day_pkey PRIMARY KEY (date)
);

CREATE TABLE calendar_hours (
  from_time time without time zone NOT NULL,
  to_time time without time zone NOT NULL,
  CONSTRAINT calendar_hours_check CHECK ((to_time > from_time)),
  CONSTRAINT calendar_hours_pkey PRIMARY KEY (from_time)
);

CREATE TABLE calendar_revision (
  only_row boolean DEFAULT true NOT NULL,
  revision bigint DEFAULT nextval('calendar_revision_seq'::regclass) NOT NULL,
  CONSTRAINT calendar_revision_only_row_check CHECK (only_row),
  CONSTRAINT calendar_revision_pkey PRIMARY KEY (only_row)
);

CREATE TABLE case_link (
  case_id uuid NOT NULL,
  other_id uuid NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  score real,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT case_link_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT case_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT case_link_pkey PRIMARY KEY (case_id, other_id, kind)
);

CREATE TABLE case_note (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  visibility text NOT NULL,
  text text NOT NULL,
  author jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT case_note_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT case_note_pkey PRIMARY KEY (id),
  CONSTRAINT case_note_visibility_check CHECK ((visibility = ANY (ARRAY['internal'::text, 'public'::text])))
);

CREATE TABLE case_transfer (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  receiver text NOT NULL,
  receipt_number text NOT NULL,
  received_by text,
  note text,
  handed_at timestamp(3) with time zone NOT NULL,
  handed_by text NOT NULL,
  CONSTRAINT case_transfer_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT case_transfer_pkey PRIMARY KEY (id)
);

CREATE TABLE category (
  version integer NOT NULL,
  code text NOT NULL,
  parent_code text,
  name text NOT NULL,
  default_unit_code text,
  CONSTRAINT category_default_unit_code_fkey FOREIGN KEY (default_unit_code) REFERENCES unit(code),
  CONSTRAINT category_pkey PRIMARY KEY (version, code),
  CONSTRAINT category_version_fkey FOREIGN KEY (version) REFERENCES category_version(version),
  CONSTRAINT category_version_parent_code_fkey FOREIGN KEY (version, parent_code) REFERENCES category(version, code)
);

CREATE TABLE category_version (
  version integer NOT NULL,
  id uuid NOT NULL,
  published_at timestamp(3) with time zone NOT NULL,
  published_by jsonb NOT NULL,
  note text,
  CONSTRAINT category_version_id_key UNIQUE (id),
  CONSTRAINT category_version_pkey PRIMARY KEY (version),
  CONSTRAINT category_version_version_check CHECK ((version > 0))
);

CREATE TABLE citizen_case (
  id uuid NOT NULL,
  number text NOT NULL,
  process_instance_id uuid,
  status text NOT NULL,
  channel text NOT NULL,
  nature text NOT NULL,
  urgency text NOT NULL,
  category text,
  title text NOT NULL,
  content text NOT NULL,
  place_unit text,
  address text,
  confidential boolean DEFAULT false NOT NULL,
  citizen_name bytea,
  citizen_phone bytea,
  citizen_identity bytea,
  caller_hash bytea,
  lead_unit text,
  co_units text[] DEFAULT '{}'::text[] NOT NULL,
  dispatches integer DEFAULT 0 NOT NULL,
  returns integer DEFAULT 0 NOT NULL,
  rework_round integer DEFAULT 0 NOT NULL,
  reply text,
  satisfaction text,
  registered_at timestamp(3) with time zone NOT NULL,
  registered_by text NOT NULL,
  dispatched_at timestamp(3) with time zone,
  replied_at timestamp(3) with time zone,
  archived_at timestamp(3) with time zone,
  revision integer DEFAULT 1 NOT NULL,
  CONSTRAINT citizen_case_number_key UNIQUE (number),
  CONSTRAINT citizen_case_pkey PRIMARY KEY (id)
);

CREATE TABLE code_entry (
  list text NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  "position" integer NOT NULL,
  enabled boolean DEFAULT true NOT NULL,
  CONSTRAINT code_entry_pkey PRIMARY KEY (list, code)
);

CREATE TABLE commitment (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  text text NOT NULL,
  due_on date NOT NULL,
  wake_at timestamp(3) with time zone,
  made_by text NOT NULL,
  made_at timestamp(3) with time zone NOT NULL,
  unit_code text,
  process_instance_id uuid,
  kept boolean,
  checked_at timestamp(3) with time zone,
  CONSTRAINT commitment_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT commitment_pkey PRIMARY KEY (id)
);

CREATE TABLE consistency_check (
  id uuid NOT NULL,
  night timestamp(3) with time zone,
  started_at timestamp(3) with time zone NOT NULL,
  finished_at timestamp(3) with time zone,
  instances integer NOT NULL,
  differences jsonb NOT NULL,
  CONSTRAINT consistency_check_night_key UNIQUE (night),
  CONSTRAINT consistency_check_pkey PRIMARY KEY (id)
);

CREATE TABLE consultation (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  process_instance_id uuid NOT NULL,
  kind text NOT NULL,
  topic text NOT NULL,
  lead_unit text NOT NULL,
  convened_at timestamp(3) with time zone NOT NULL,
  convened_by text NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  agreed boolean,
  minutes text,
  decisions jsonb DEFAULT '[]'::jsonb NOT NULL,
  decided_at timestamp(3) with time zone,
  outcome text,
  settled_at timestamp(3) with time zone,
  CONSTRAINT consultation_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT consultation_kind_check CHECK ((kind = ANY (ARRAY['consultation'::text, 'whistle'::text]))),
  CONSTRAINT consultation_pkey PRIMARY KEY (id),
  CONSTRAINT consultation_process_instance_id_key UNIQUE (process_instance_id)
);

CREATE TABLE consultation_unit (
  consultation_id uuid NOT NULL,
  unit_code text NOT NULL,
  attendance text,
  said jsonb,
  at timestamp(3) with time zone,
  CONSTRAINT consultation_unit_attendance_check CHECK ((attendance = ANY (ARRAY['opinion'::text, 'checked-in'::text, 'no-show'::text]))),
  CONSTRAINT consultation_unit_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation(id) ON DELETE CASCADE,
  CONSTRAINT consultation_unit_pkey PRIMARY KEY (consultation_id, unit_code)
);

CREATE TABLE decision (
  id uuid NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  xml text NOT NULL,
  published_at timestamp(3) with time zone NOT NULL,
  published_by jsonb NOT NULL,
  CONSTRAINT decision_key_version_key UNIQUE (key, version),
  CONSTRAINT decision_pkey PRIMARY KEY (id)
);

CREATE TABLE dispatch_table (
  version integer NOT NULL,
  rules jsonb NOT NULL,
  note text,
  published_at timestamp(3) with time zone NOT NULL,
  published_by jsonb NOT NULL,
  CONSTRAINT dispatch_table_pkey PRIMARY KEY (version),
  CONSTRAINT dispatch_table_rules_check CHECK ((jsonb_typeof(rules) = 'array'::text)),
  CONSTRAINT dispatch_table_version_check CHECK ((version > 0))
);

CREATE TABLE duty_handover (
  id uuid NOT NULL,
  unit_code text NOT NULL,
  handed_by text NOT NULL,
  handed_at timestamp(3) with time zone NOT NULL,
  note text NOT NULL,
  taken_by text,
  taken_at timestamp(3) with time zone,
  CONSTRAINT duty_handover_pkey PRIMARY KEY (id),
  CONSTRAINT duty_handover_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code)
);

CREATE TABLE duty_shift (
  id uuid NOT NULL,
  unit_code text NOT NULL,
  account_id uuid NOT NULL,
  starts_at timestamp(3) with time zone NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT duty_shift_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT duty_shift_check CHECK ((ends_at > starts_at)),
  CONSTRAINT duty_shift_pkey PRIMARY KEY (id),
  CONSTRAINT duty_shift_unit_code_fkey FOREIGN KEY (unit_code) REFERENCES unit(code)
);

CREATE TABLE entry_draft (
  account_id uuid NOT NULL,
  key text NOT NULL,
  body bytea NOT NULL,
  saved_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT entry_draft_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT entry_draft_pkey PRIMARY KEY (account_id, key)
);

CREATE TABLE event_delivery (
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  correlation_key text,
  variables jsonb NOT NULL,
  instance_id uuid,
  execution_id text,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamp(3) with time zone NOT NULL,
  source_id uuid,
  definition_id uuid,
  element_id text,
  expires_at timestamp(3) with time zone,
  dead_at timestamp(3) with time zone,
  last_error text,
  CONSTRAINT event_delivery_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'signal'::text]))),
  CONSTRAINT event_delivery_pkey PRIMARY KEY (id)
);

CREATE TABLE extension (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  task_id uuid NOT NULL,
  clock_id uuid NOT NULL,
  measure text NOT NULL,
  days integer NOT NULL,
  reason text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp(3) with time zone NOT NULL,
  state text NOT NULL,
  decided_at timestamp(3) with time zone,
  refusal text,
  new_due_at timestamp(3) with time zone,
  CONSTRAINT extension_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT extension_days_check CHECK ((days > 0)),
  CONSTRAINT extension_pkey PRIMARY KEY (id),
  CONSTRAINT extension_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text])))
);

CREATE TABLE follow_up (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  round integer NOT NULL,
  attempt integer NOT NULL,
  reached boolean NOT NULL,
  contacted boolean,
  solved boolean,
  satisfaction text,
  reason text,
  asked_at timestamp(3) with time zone NOT NULL,
  asked_by text NOT NULL,
  reason_code text,
  CONSTRAINT follow_up_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT follow_up_pkey PRIMARY KEY (id)
);

CREATE TABLE holder_check (
  checked_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT holder_check_pkey PRIMARY KEY (checked_at)
);

CREATE TABLE holder_span (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  case_id uuid NOT NULL,
  holder_kind text NOT NULL,
  holder_code text NOT NULL,
  from_at timestamp(3) with time zone NOT NULL,
  to_at timestamp(3) with time zone,
  element_id text,
  CONSTRAINT holder_span_check CHECK ((to_at >= from_at)),
  CONSTRAINT holder_span_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['centre'::text, 'lead-unit'::text, 'co-unit'::text, 'citizen'::text, 'consultation'::text, 'statutory'::text]))),
  CONSTRAINT holder_span_pkey PRIMARY KEY (id)
);

CREATE TABLE idempotent_answer (
  key text NOT NULL,
  account_id text NOT NULL,
  request_digest text NOT NULL,
  status integer,
  body jsonb,
  created_at timestamp(3) with time zone NOT NULL,
  is_answer boolean DEFAULT true NOT NULL,
  CONSTRAINT idempotent_answer_pkey PRIMARY KEY (key, account_id)
);

CREATE TABLE incident (
  id uuid NOT NULL,
  instance_id uuid NOT NULL,
  element_id text NOT NULL,
  message text NOT NULL,
  command jsonb NOT NULL,
  raised_at timestamp(3) with time zone NOT NULL,
  resolved_at timestamp(3) with time zone,
  resolved_by jsonb,
  resolution text,
  attempts integer DEFAULT 1 NOT NULL,
  retry_at timestamp(3) with time zone,
  CONSTRAINT incident_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id) ON DELETE CASCADE,
  CONSTRAINT incident_pkey PRIMARY KEY (id)
);

CREATE TABLE knowledge_article (
  id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  category text,
  keywords text[] NOT NULL,
  source text NOT NULL,
  valid_from date,
  valid_until date,
  state text NOT NULL,
  author jsonb NOT NULL,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT knowledge_article_check CHECK ((valid_from <= valid_until)),
  CONSTRAINT knowledge_article_code_key UNIQUE (code),
  CONSTRAINT knowledge_article_pkey PRIMARY KEY (id),
  CONSTRAINT knowledge_article_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text]))),
  CONSTRAINT knowledge_article_version_check CHECK ((version > 0))
);

CREATE TABLE knowledge_version (
  article_id uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  author jsonb NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT knowledge_version_pkey PRIMARY KEY (article_id, version)
);

CREATE TABLE login_attempt (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  username text NOT NULL,
  ip text NOT NULL,
  at timestamp(3) with time zone DEFAULT now() NOT NULL,
  succeeded boolean DEFAULT false NOT NULL,
  CONSTRAINT login_attempt_pkey PRIMARY KEY (id)
);

CREATE TABLE meeting (
  id uuid NOT NULL,
  kind text NOT NULL,
  process_instance_id uuid NOT NULL,
  planned_at timestamp(3) with time zone NOT NULL,
  held_at timestamp(3) with time zone,
  held_by text,
  minutes text,
  CONSTRAINT meeting_kind_check CHECK ((kind = ANY (ARRAY['reception'::text, 'dispatch'::text]))),
  CONSTRAINT meeting_pkey PRIMARY KEY (id),
  CONSTRAINT meeting_process_instance_id_key UNIQUE (process_instance_id)
);

CREATE TABLE meeting_item (
  meeting_id uuid NOT NULL,
  case_id uuid NOT NULL,
  reasons text[] NOT NULL,
  lead_unit text,
  co_units text[] DEFAULT '{}'::text[] NOT NULL,
  task text,
  due_at timestamp(3) with time zone,
  result text,
  settled_at timestamp(3) with time zone,
  CONSTRAINT meeting_item_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT meeting_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE,
  CONSTRAINT meeting_item_pkey PRIMARY KEY (meeting_id, case_id)
);

CREATE TABLE migration_case (
  plan_id uuid NOT NULL,
  instance_id uuid NOT NULL,
  from_id uuid NOT NULL,
  pending boolean NOT NULL,
  verdict text,
  revision integer,
  notes jsonb NOT NULL,
  reasons jsonb NOT NULL,
  outcome text,
  at timestamp(3) with time zone,
  before jsonb,
  digest text,
  CONSTRAINT migration_case_from_id_fkey FOREIGN KEY (from_id) REFERENCES process_definition(id),
  CONSTRAINT migration_case_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id) ON DELETE CASCADE,
  CONSTRAINT migration_case_outcome_check CHECK ((outcome = ANY (ARRAY['migrated'::text, 'refused'::text, 'undone'::text, 'not-undone'::text]))),
  CONSTRAINT migration_case_pkey PRIMARY KEY (plan_id, instance_id),
  CONSTRAINT migration_case_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES migration_plan(id) ON DELETE CASCADE,
  CONSTRAINT migration_case_verdict_check CHECK ((verdict = ANY (ARRAY['ok'::text, 'ok-with-notes'::text, 'refused'::text])))
);

CREATE TABLE migration_plan (
  id uuid NOT NULL,
  definition_id uuid NOT NULL,
  from_versions integer[] NOT NULL,
  mapping jsonb NOT NULL,
  filter jsonb NOT NULL,
  state text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  created_by jsonb NOT NULL,
  approved_at timestamp(3) with time zone,
  approved_by jsonb,
  ordered_by jsonb,
  CONSTRAINT migration_plan_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES process_definition(id),
  CONSTRAINT migration_plan_pkey PRIMARY KEY (id),
  CONSTRAINT migration_plan_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text])))
);

CREATE TABLE mode_switch (
  id uuid NOT NULL,
  mode text NOT NULL,
  version integer NOT NULL,
  from_at timestamp(3) with time zone NOT NULL,
  until_at timestamp(3) with time zone NOT NULL,
  reason text,
  switched_at timestamp(3) with time zone NOT NULL,
  switched_by text NOT NULL,
  ended_by text,
  end_recorded_at timestamp(3) with time zone,
  revision integer NOT NULL,
  CONSTRAINT mode_switch_check CHECK ((until_at >= from_at)),
  CONSTRAINT mode_switch_mode_version_fkey FOREIGN KEY (mode, version) REFERENCES mode_version(code, version),
  CONSTRAINT mode_switch_pkey PRIMARY KEY (id),
  CONSTRAINT mode_switch_revision_key UNIQUE (revision),
  CONSTRAINT mode_switch_tstzrange_excl EXCLUDE USING gist (tstzrange(from_at, until_at) WITH &&)
);

CREATE TABLE mode_version (
  code text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  "overlay" jsonb NOT NULL,
  clause text NOT NULL,
  published_at timestamp(3) with time zone NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT mode_version_overlay_check CHECK ((jsonb_typeof("overlay") = 'object'::text)),
  CONSTRAINT mode_version_pkey PRIMARY KEY (code, version),
  CONSTRAINT mode_version_version_check CHECK ((version > 0))
);

CREATE TABLE notification (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  template text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  case_id uuid,
  urgent boolean NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  read_at timestamp(3) with time zone,
  CONSTRAINT notification_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT notification_pkey PRIMARY KEY (id)
);

CREATE TABLE notification_address (
  account_id uuid NOT NULL,
  channel text NOT NULL,
  address bytea NOT NULL,
  CONSTRAINT notification_address_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT notification_address_pkey PRIMARY KEY (account_id, channel)
);

CREATE TABLE notification_delivery (
  id uuid NOT NULL,
  account_id uuid,
  channel text NOT NULL,
  address bytea,
  template text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  case_id uuid,
  urgent boolean NOT NULL,
  state text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  last_error text,
  due_at timestamp(3) with time zone,
  job_id uuid,
  created_at timestamp(3) with time zone NOT NULL,
  sent_at timestamp(3) with time zone,
  CONSTRAINT notification_delivery_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT notification_delivery_check CHECK (((state = ANY (ARRAY['held'::text, 'failed'::text])) = (due_at IS NOT NULL))),
  CONSTRAINT notification_delivery_check1 CHECK (((state = 'queued'::text) = (job_id IS NOT NULL))),
  CONSTRAINT notification_delivery_check2 CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  CONSTRAINT notification_delivery_check3 CHECK (((state = 'sent'::text) OR (address IS NOT NULL))),
  CONSTRAINT notification_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT notification_delivery_state_check CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'failed'::text, 'sent'::text, 'dead'::text])))
);

CREATE TABLE notification_policy (
  only_row boolean DEFAULT true NOT NULL,
  quiet_from text NOT NULL,
  quiet_until text NOT NULL,
  attempts integer NOT NULL,
  first_pause_seconds integer NOT NULL,
  longest_pause_seconds integer NOT NULL,
  keep_days integer NOT NULL,
  CONSTRAINT notification_policy_attempts_check CHECK ((attempts > 0)),
  CONSTRAINT notification_policy_check CHECK ((longest_pause_seconds >= first_pause_seconds)),
  CONSTRAINT notification_policy_first_pause_seconds_check CHECK ((first_pause_seconds > 0)),
  CONSTRAINT notification_policy_keep_days_check CHECK ((keep_days > 0)),
  CONSTRAINT notification_policy_only_row_check CHECK (only_row),
  CONSTRAINT notification_policy_pkey PRIMARY KEY (only_row)
);

CREATE TABLE notification_preference (
  account_id uuid NOT NULL,
  language text NOT NULL,
  quiet_from text,
  quiet_until text,
  CONSTRAINT notification_preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT notification_preference_check CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  CONSTRAINT notification_preference_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT notification_preference_pkey PRIMARY KEY (account_id)
);

CREATE TABLE notification_template (
  code text NOT NULL,
  language text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  changed_at timestamp(3) with time zone NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT notification_template_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  CONSTRAINT notification_template_pkey PRIMARY KEY (code, language),
  CONSTRAINT notification_template_version_check CHECK ((version > 0))
);

CREATE TABLE policy (
  code text NOT NULL,
  version integer NOT NULL,
  value jsonb NOT NULL,
  clause text NOT NULL,
  published_at timestamp(3) with time zone NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT policy_pkey PRIMARY KEY (code, version),
  CONSTRAINT policy_version_check CHECK ((version > 0))
);

CREATE TABLE process_definition (
  id uuid NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  xml text NOT NULL,
  digest text NOT NULL,
  findings jsonb NOT NULL,
  note text,
  created_at timestamp(3) with time zone NOT NULL,
  created_by jsonb NOT NULL,
  published_at timestamp(3) with time zone,
  published_by jsonb,
  overruns integer DEFAULT 0 NOT NULL,
  quarantined_at timestamp(3) with time zone,
  file_id uuid,
  CONSTRAINT process_definition_key_version_key UNIQUE (key, version),
  CONSTRAINT process_definition_pkey PRIMARY KEY (id),
  CONSTRAINT process_definition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);

CREATE TABLE process_instance (
  id uuid NOT NULL,
  root_id uuid NOT NULL,
  parent_id uuid,
  parent_execution_id text,
  stream uuid NOT NULL,
  definition_id uuid NOT NULL,
  definition_key text NOT NULL,
  definition_version integer NOT NULL,
  business_key text,
  status text NOT NULL,
  variables jsonb NOT NULL,
  snapshot jsonb,
  revision integer NOT NULL,
  error_code text,
  started_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  CONSTRAINT process_instance_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES process_definition(id),
  CONSTRAINT process_instance_pkey PRIMARY KEY (id),
  CONSTRAINT process_instance_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'cancelled'::text, 'failed'::text, 'suspended'::text])))
);

CREATE TABLE process_start (
  definition_key text NOT NULL,
  definition_id uuid NOT NULL,
  element_id text NOT NULL,
  trigger integer NOT NULL,
  kind text NOT NULL,
  name text,
  due_at timestamp(3) with time zone,
  repeat integer,
  held boolean,
  CONSTRAINT process_start_definition_id_fkey FOREIGN KEY (definition_id) REFERENCES process_definition(id),
  CONSTRAINT process_start_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'signal'::text, 'timer'::text, 'conditional'::text]))),
  CONSTRAINT process_start_pkey PRIMARY KEY (definition_key, element_id, trigger)
);

CREATE TABLE process_wait (
  instance_id uuid NOT NULL,
  execution_id text NOT NULL,
  element_id text NOT NULL,
  kind text NOT NULL,
  opened_at timestamp(3) with time zone NOT NULL,
  due_at timestamp(3) with time zone,
  name text,
  correlation_key text,
  scope_ids jsonb NOT NULL,
  held boolean DEFAULT false NOT NULL,
  CONSTRAINT process_wait_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id) ON DELETE CASCADE,
  CONSTRAINT process_wait_pkey PRIMARY KEY (instance_id, execution_id)
);

CREATE TABLE rework_round (
  case_id uuid NOT NULL,
  round integer NOT NULL,
  unit_code text,
  reply text,
  satisfaction text,
  reason text,
  evidence jsonb NOT NULL,
  started_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT rework_round_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT rework_round_pkey PRIMARY KEY (case_id, round)
);

CREATE TABLE session (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL,
  created_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  expires_at timestamp(3) with time zone NOT NULL,
  last_seen_at timestamp(3) with time zone DEFAULT now() NOT NULL,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT session_kind_check CHECK ((kind = ANY (ARRAY['browser'::text, 'token'::text]))),
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_hash_check CHECK ((length(token_hash) = 32)),
  CONSTRAINT session_token_hash_key UNIQUE (token_hash)
);

CREATE TABLE simulated_clock (
  one boolean DEFAULT true NOT NULL,
  offset_ms bigint NOT NULL,
  CONSTRAINT simulated_clock_one_check CHECK (one),
  CONSTRAINT simulated_clock_pkey PRIMARY KEY (one)
);

CREATE TABLE sla_clock (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  process_instance_id uuid,
  measure text NOT NULL,
  policy_code text,
  policy_version integer,
  started_at timestamp(3) with time zone NOT NULL,
  warn_at timestamp(3) with time zone,
  due_at timestamp(3) with time zone NOT NULL,
  ceiling_at timestamp(3) with time zone,
  state text NOT NULL,
  warned_at timestamp(3) with time zone,
  breached_at timestamp(3) with time zone,
  stopped_at timestamp(3) with time zone,
  next_at timestamp(3) with time zone,
  holder_unit text,
  execution_id text,
  clause text,
  CONSTRAINT sla_clock_pkey PRIMARY KEY (id),
  CONSTRAINT sla_clock_policy_code_policy_version_fkey FOREIGN KEY (policy_code, policy_version) REFERENCES sla_policy(code, version),
  CONSTRAINT sla_clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'met'::text, 'breached'::text, 'cancelled'::text])))
);

CREATE TABLE sla_policy (
  code text NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  preset text NOT NULL,
  measure text NOT NULL,
  applies jsonb DEFAULT '{}'::jsonb NOT NULL,
  limit_value integer NOT NULL,
  limit_unit text NOT NULL,
  clock text NOT NULL,
  warn_before jsonb,
  is_ceiling boolean NOT NULL,
  clause text NOT NULL,
  enabled boolean NOT NULL,
  CONSTRAINT sla_policy_clock_check CHECK ((clock = ANY (ARRAY['24x7'::text, 'working'::text]))),
  CONSTRAINT sla_policy_limit_unit_check CHECK ((limit_unit = ANY (ARRAY['minute'::text, 'hour'::text, 'working-day'::text, 'calendar-day'::text, 'day-ending-in'::text]))),
  CONSTRAINT sla_policy_limit_value_check CHECK ((limit_value >= 0)),
  CONSTRAINT sla_policy_pkey PRIMARY KEY (code, version),
  CONSTRAINT sla_policy_version_check CHECK ((version > 0))
);

CREATE TABLE supervision (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  measure text NOT NULL,
  reason text NOT NULL,
  unit_code text,
  opened_at timestamp(3) with time zone NOT NULL,
  opened_by text NOT NULL,
  cleared_at timestamp(3) with time zone,
  cleared_by text,
  process_instance_id uuid,
  CONSTRAINT supervision_case_id_fkey FOREIGN KEY (case_id) REFERENCES citizen_case(id) ON DELETE CASCADE,
  CONSTRAINT supervision_pkey PRIMARY KEY (id)
);

CREATE TABLE task (
  id uuid NOT NULL,
  instance_id uuid NOT NULL,
  execution_id text NOT NULL,
  stream uuid NOT NULL,
  case_id uuid,
  definition_key text NOT NULL,
  element_id text NOT NULL,
  name text NOT NULL,
  type text,
  state text NOT NULL,
  assignee text,
  delegated_by text,
  candidate_groups text[] NOT NULL,
  candidate_users text[] NOT NULL,
  actions text[] NOT NULL,
  evidence text[] NOT NULL,
  form_id text,
  clause text,
  due_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL,
  ended_at timestamp(3) with time zone,
  ended_by text,
  outcome text,
  revision integer DEFAULT 1 NOT NULL,
  measure text,
  parent_id uuid,
  open_signatures integer DEFAULT 0 NOT NULL,
  urgings integer DEFAULT 0 NOT NULL,
  handed_on text[] DEFAULT '{}'::text[] NOT NULL,
  replaces uuid,
  withdrawn_at timestamp(3) with time zone,
  undo jsonb,
  warn_at timestamp(3) with time zone,
  CONSTRAINT task_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id) ON DELETE CASCADE,
  CONSTRAINT task_open_signatures_check CHECK ((open_signatures >= 0)),
  CONSTRAINT task_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES task(id) ON DELETE CASCADE,
  CONSTRAINT task_pkey PRIMARY KEY (id),
  CONSTRAINT task_replaces_fkey FOREIGN KEY (replaces) REFERENCES task(id) ON DELETE SET NULL,
  CONSTRAINT task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'completed'::text, 'cancelled'::text])))
);

CREATE TABLE task_candidate (
  candidate text NOT NULL,
  task_id uuid NOT NULL,
  type text,
  due_at timestamp(3) with time zone,
  warn_at timestamp(3) with time zone,
  CONSTRAINT task_candidate_pkey PRIMARY KEY (candidate, task_id) INCLUDE (type, due_at, warn_at)
);

CREATE TABLE task_comment (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  author jsonb NOT NULL,
  text text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT task_comment_pkey PRIMARY KEY (id),
  CONSTRAINT task_comment_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE CASCADE
);

CREATE TABLE task_copy (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  case_id uuid,
  username text,
  unit_code text,
  note text,
  sent_by jsonb NOT NULL,
  sent_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT task_copy_check CHECK (((username IS NULL) <> (unit_code IS NULL))),
  CONSTRAINT task_copy_pkey PRIMARY KEY (id),
  CONSTRAINT task_copy_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE CASCADE
);

CREATE TABLE task_copy_read (
  copy_id uuid NOT NULL,
  username text NOT NULL,
  read_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT task_copy_read_copy_id_fkey FOREIGN KEY (copy_id) REFERENCES task_copy(id) ON DELETE CASCADE,
  CONSTRAINT task_copy_read_pkey PRIMARY KEY (copy_id, username)
);

CREATE TABLE task_signature (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  verb text NOT NULL,
  username text,
  unit_code text,
  note text,
  asked_by text NOT NULL,
  asked_at timestamp(3) with time zone NOT NULL,
  state text NOT NULL,
  signing_task_id uuid,
  answered_by text,
  answered_at timestamp(3) with time zone,
  opinion text,
  CONSTRAINT task_signature_check CHECK (((username IS NULL) <> (unit_code IS NULL))),
  CONSTRAINT task_signature_check1 CHECK (((state <> 'queued'::text) OR (signing_task_id IS NULL))),
  CONSTRAINT task_signature_check2 CHECK (((state = ANY (ARRAY['agreed'::text, 'refused'::text])) = (answered_by IS NOT NULL))),
  CONSTRAINT task_signature_pkey PRIMARY KEY (id),
  CONSTRAINT task_signature_signing_task_id_fkey FOREIGN KEY (signing_task_id) REFERENCES task(id) ON DELETE CASCADE,
  CONSTRAINT task_signature_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'open'::text, 'agreed'::text, 'refused'::text, 'cancelled'::text]))),
  CONSTRAINT task_signature_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE CASCADE,
  CONSTRAINT task_signature_verb_check CHECK ((verb = ANY (ARRAY['add-signer'::text, 'counter-sign'::text])))
);

CREATE TABLE task_urging (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  urged_by text NOT NULL,
  note text,
  urged_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT task_urging_pkey PRIMARY KEY (id),
  CONSTRAINT task_urging_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id) ON DELETE CASCADE
);

CREATE TABLE unit (
  code text NOT NULL,
  parent_code text,
  tier integer NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  path text NOT NULL,
  enabled boolean NOT NULL,
  CONSTRAINT unit_kind_check CHECK ((kind = ANY (ARRAY['centre'::text, 'county'::text, 'department'::text, 'township'::text, 'village'::text]))),
  CONSTRAINT unit_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES unit(code),
  CONSTRAINT unit_path_key UNIQUE (path),
  CONSTRAINT unit_pkey PRIMARY KEY (code),
  CONSTRAINT unit_tier_check CHECK ((tier > 0))
);

CREATE TABLE unit_revision (
  only_row boolean DEFAULT true NOT NULL,
  revision bigint DEFAULT nextval('unit_revision_seq'::regclass) NOT NULL,
  CONSTRAINT unit_revision_only_row_check CHECK (only_row),
  CONSTRAINT unit_revision_pkey PRIMARY KEY (only_row)
);

CREATE INDEX account_unit ON public.account USING btree (unit_code);
CREATE INDEX alarm_by_case ON public.alarm USING btree (case_id, id);
CREATE INDEX alarm_by_unit ON public.alarm USING btree (unit_code, id);
CREATE INDEX alarm_call_by_person ON public.alarm_call USING btree (username, alarm_id);
CREATE INDEX alarm_next ON public.alarm USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX attachment_by_case ON public.attachment USING btree (case_id, id);
CREATE INDEX audit_event_process_instance ON public.audit_event USING btree (process_instance_id, seq) WHERE (process_instance_id IS NOT NULL);
CREATE INDEX case_link_by_other ON public.case_link USING btree (other_id);
CREATE INDEX case_note_by_case ON public.case_note USING btree (case_id, id);
CREATE INDEX case_transfer_by_case ON public.case_transfer USING btree (case_id, id);
CREATE INDEX citizen_case_by_caller ON public.citizen_case USING btree (caller_hash, registered_at) WHERE (caller_hash IS NOT NULL);
CREATE INDEX citizen_case_by_co_unit ON public.citizen_case USING gin (co_units);
CREATE INDEX citizen_case_by_lead ON public.citizen_case USING btree (lead_unit, id) WHERE (lead_unit IS NOT NULL);
CREATE INDEX citizen_case_by_place ON public.citizen_case USING btree (place_unit, registered_at);
CREATE INDEX citizen_case_open ON public.citizen_case USING btree (id) WHERE (archived_at IS NULL);
CREATE INDEX citizen_case_returned ON public.citizen_case USING btree (id) WHERE ((archived_at IS NULL) AND (returns > 0));
CREATE INDEX citizen_case_reworked ON public.citizen_case USING btree (id) WHERE ((archived_at IS NULL) AND (rework_round > 0));
CREATE INDEX citizen_case_text ON public.citizen_case USING gin ((((title || ' '::text) || content)) gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX citizen_case_times ON public.citizen_case USING brin (registered_at, dispatched_at, replied_at, archived_at);
CREATE INDEX commitment_by_case ON public.commitment USING btree (case_id, id);
CREATE INDEX commitment_wake ON public.commitment USING btree (wake_at) WHERE (wake_at IS NOT NULL);
CREATE INDEX consultation_by_case ON public.consultation USING btree (case_id, id);
CREATE INDEX consultation_convened ON public.consultation USING brin (convened_at);
CREATE INDEX duty_handover_by_unit ON public.duty_handover USING btree (unit_code, id);
CREATE INDEX duty_shift_unit ON public.duty_shift USING btree (unit_code, ends_at);
CREATE INDEX entry_draft_saved ON public.entry_draft USING btree (saved_at);
CREATE INDEX event_delivery_by_name ON public.event_delivery USING btree (name) WHERE (kind = 'message'::text);
CREATE INDEX event_delivery_due ON public.event_delivery USING btree (due_at) WHERE (dead_at IS NULL);
CREATE INDEX extension_by_case ON public.extension USING btree (case_id, id);
CREATE INDEX extension_by_clock ON public.extension USING btree (clock_id);
CREATE INDEX follow_up_asked ON public.follow_up USING brin (asked_at);
CREATE INDEX follow_up_by_case ON public.follow_up USING btree (case_id, id);
CREATE INDEX holder_span_case ON public.holder_span USING btree (case_id, id);
CREATE INDEX incident_open ON public.incident USING btree (instance_id) WHERE (resolved_at IS NULL);
CREATE INDEX incident_retry ON public.incident USING btree (retry_at) WHERE ((retry_at IS NOT NULL) AND (resolved_at IS NULL));
CREATE INDEX login_attempt_at ON public.login_attempt USING btree (at);
CREATE INDEX login_attempt_of ON public.login_attempt USING btree (username, ip, id);
CREATE INDEX meeting_item_open ON public.meeting_item USING btree (case_id) WHERE (settled_at IS NULL);
CREATE INDEX migration_case_by_instance ON public.migration_case USING btree (instance_id);
CREATE INDEX migration_case_pending ON public.migration_case USING btree (plan_id, instance_id) WHERE pending;
CREATE INDEX migration_plan_by_definition ON public.migration_plan USING btree (definition_id, id);
CREATE INDEX mode_switch_to_end ON public.mode_switch USING btree (until_at) WHERE (end_recorded_at IS NULL);
CREATE INDEX notification_created ON public.notification USING brin (created_at);
CREATE INDEX notification_delivery_created ON public.notification_delivery USING brin (created_at);
CREATE INDEX notification_delivery_due ON public.notification_delivery USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX notification_delivery_open ON public.notification_delivery USING btree (state, id DESC) WHERE (state <> 'sent'::text);
CREATE INDEX notification_of ON public.notification USING btree (account_id, ((read_at IS NULL)) DESC, id DESC);
CREATE INDEX process_definition_by_file ON public.process_definition USING btree (file_id);
CREATE INDEX process_instance_by_business_key ON public.process_instance USING btree (business_key) WHERE (business_key IS NOT NULL);
CREATE INDEX process_instance_by_definition ON public.process_instance USING btree (definition_key, status, id);
CREATE INDEX process_instance_by_parent ON public.process_instance USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX process_start_by_name ON public.process_start USING btree (name) WHERE (name IS NOT NULL);
CREATE INDEX process_start_due ON public.process_start USING btree (due_at) WHERE (kind = 'timer'::text);
CREATE INDEX process_wait_by_name ON public.process_wait USING btree (name, correlation_key) WHERE (name IS NOT NULL);
CREATE INDEX process_wait_due ON public.process_wait USING btree (due_at) WHERE ((kind = 'timer'::text) AND (NOT held));
CREATE INDEX session_account ON public.session USING btree (account_id);
CREATE INDEX session_expiry ON public.session USING btree (expires_at);
CREATE INDEX sla_clock_case ON public.sla_clock USING btree (case_id);
CREATE INDEX sla_clock_due ON public.sla_clock USING btree (measure, due_at);
CREATE INDEX sla_clock_next ON public.sla_clock USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX sla_clock_running ON public.sla_clock USING btree (due_at) WHERE ((state = ANY (ARRAY['running'::text, 'breached'::text])) AND (stopped_at IS NULL));
CREATE INDEX supervision_by_case ON public.supervision USING btree (case_id);
CREATE INDEX supervision_by_instance ON public.supervision USING btree (process_instance_id) WHERE (process_instance_id IS NOT NULL);
CREATE INDEX supervision_open ON public.supervision USING btree (id) WHERE (cleared_at IS NULL);
CREATE INDEX supervision_opened ON public.supervision USING brin (opened_at);
CREATE INDEX task_by_assignee ON public.task USING btree (assignee, state, id) WHERE (assignee IS NOT NULL);
CREATE INDEX task_by_case ON public.task USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX task_by_parent ON public.task USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX task_cancelled ON public.task USING btree (id) WHERE (state = 'cancelled'::text);
CREATE INDEX task_comment_by_task ON public.task_comment USING btree (task_id, id);
CREATE INDEX task_completed ON public.task USING btree (id) INCLUDE (type) WHERE (state = 'completed'::text);
CREATE INDEX task_copy_of_case ON public.task_copy USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX task_copy_of_task ON public.task_copy USING btree (task_id);
CREATE INDEX task_copy_to_person ON public.task_copy USING btree (username, id) WHERE (username IS NOT NULL);
CREATE INDEX task_copy_to_unit ON public.task_copy USING btree (unit_code, id) WHERE (unit_code IS NOT NULL);
CREATE INDEX task_ended_for_another ON public.task USING btree (ended_by, id) WHERE (ended_by <> assignee);
CREATE INDEX task_open ON public.task USING btree (id) INCLUDE (type, due_at, warn_at) WHERE (state = 'open'::text);
CREATE INDEX task_replacing ON public.task USING btree (replaces) WHERE (replaces IS NOT NULL);
CREATE INDEX task_signature_of ON public.task_signature USING btree (task_id, id);
CREATE INDEX task_urging_of ON public.task_urging USING btree (task_id, urged_by, urged_at);
CREATE UNIQUE INDEX account_username ON public.account USING btree (lower(username));
CREATE UNIQUE INDEX administrator_entry_open ON public.administrator_entry USING btree (kind, subject) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX holder_span_open ON public.holder_span USING btree (case_id) WHERE (to_at IS NULL);
CREATE UNIQUE INDEX sla_clock_of_task ON public.sla_clock USING btree (process_instance_id, execution_id, measure) WHERE (execution_id IS NOT NULL);
CREATE UNIQUE INDEX sla_clock_open ON public.sla_clock USING btree (case_id, measure) WHERE ((state = ANY (ARRAY['running'::text, 'breached'::text])) AND (stopped_at IS NULL) AND (execution_id IS NULL));
CREATE UNIQUE INDEX sla_policy_in_force ON public.sla_policy USING btree (code) WHERE enabled;
CREATE UNIQUE INDEX task_by_execution ON public.task USING btree (instance_id, execution_id) WHERE ((parent_id IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX task_signature_signing ON public.task_signature USING btree (signing_task_id) WHERE (signing_task_id IS NOT NULL);

CREATE TRIGGER audit_chain_forward BEFORE UPDATE ON public.audit_chain FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION audit_chain_advance();
CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON public.audit_chain FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON public.audit_chain FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER calendar_day_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.calendar_day FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
CREATE TRIGGER calendar_hours_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.calendar_hours FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
CREATE TRIGGER category_immutable BEFORE DELETE OR UPDATE ON public.category FOR EACH ROW EXECUTE FUNCTION category_refuse();
CREATE TRIGGER category_no_truncate BEFORE TRUNCATE ON public.category FOR EACH STATEMENT EXECUTE FUNCTION category_refuse();
CREATE TRIGGER category_version_immutable BEFORE DELETE OR UPDATE ON public.category_version FOR EACH ROW EXECUTE FUNCTION category_refuse();
CREATE TRIGGER category_version_no_truncate BEFORE TRUNCATE ON public.category_version FOR EACH STATEMENT EXECUTE FUNCTION category_refuse();
CREATE TRIGGER decision_is_immutable BEFORE DELETE OR UPDATE ON public.decision FOR EACH ROW EXECUTE FUNCTION refuse_decision_change();
CREATE TRIGGER event_delivery_hastened AFTER UPDATE OF due_at ON public.event_delivery FOR EACH ROW WHEN ((new.due_at < old.due_at)) EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER event_delivery_planned AFTER INSERT ON public.event_delivery FOR EACH STATEMENT EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER process_definition_is_immutable BEFORE DELETE OR UPDATE ON public.process_definition FOR EACH ROW WHEN ((old.state <> 'draft'::text)) EXECUTE FUNCTION refuse_published_definition_change();
CREATE TRIGGER process_instance_resumed AFTER UPDATE OF status ON public.process_instance FOR EACH ROW WHEN (((old.status = 'suspended'::text) AND (new.status = 'active'::text))) EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER process_start_planned AFTER INSERT ON public.process_start FOR EACH STATEMENT EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER process_wait_due_soon AFTER INSERT ON public.process_wait FOR EACH ROW WHEN ((new.due_at < (new.opened_at + '00:00:10'::interval))) EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER process_wait_let_go AFTER UPDATE OF held ON public.process_wait FOR EACH ROW WHEN ((old.held AND (NOT new.held) AND (new.due_at IS NOT NULL))) EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER sla_clock_due_soon AFTER INSERT ON public.sla_clock FOR EACH ROW WHEN ((new.next_at < (new.started_at + '00:00:10'::interval))) EXECUTE FUNCTION announce_due_work();
CREATE TRIGGER task_due_follows AFTER UPDATE OF due_at ON public.sla_clock FOR EACH ROW WHEN ((old.due_at IS DISTINCT FROM new.due_at)) EXECUTE FUNCTION task_due_follows();
CREATE TRIGGER task_queue AFTER INSERT OR DELETE OR UPDATE OF state, assignee, candidate_groups, candidate_users, due_at, warn_at ON public.task FOR EACH ROW EXECUTE FUNCTION task_queue();
CREATE TRIGGER unit_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.unit FOR EACH STATEMENT EXECUTE FUNCTION unit_changed();
