-- What the migrations make, for reading. Written by UPDATE_SCHEMA=1 npm test -- test/architecture/schema

CREATE EXTENSION pg_trgm;
CREATE EXTENSION pgcrypto;

CREATE SEQUENCE calendar_revision_seq AS bigint START 1 INCREMENT 1;

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

CREATE TABLE sla_clock (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  process_instance_id uuid,
  measure text NOT NULL,
  policy_code text NOT NULL,
  policy_version integer NOT NULL,
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

CREATE INDEX audit_event_process_instance ON public.audit_event USING btree (process_instance_id, seq) WHERE (process_instance_id IS NOT NULL);
CREATE INDEX holder_span_case ON public.holder_span USING btree (case_id, id);
CREATE INDEX sla_clock_case ON public.sla_clock USING btree (case_id);
CREATE INDEX sla_clock_next ON public.sla_clock USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE UNIQUE INDEX holder_span_open ON public.holder_span USING btree (case_id) WHERE (to_at IS NULL);
CREATE UNIQUE INDEX sla_clock_open ON public.sla_clock USING btree (case_id, measure) WHERE ((state = ANY (ARRAY['running'::text, 'breached'::text])) AND (stopped_at IS NULL));
CREATE UNIQUE INDEX sla_policy_in_force ON public.sla_policy USING btree (code) WHERE enabled;

CREATE TRIGGER audit_chain_forward BEFORE UPDATE ON public.audit_chain FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION audit_chain_advance();
CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON public.audit_chain FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_chain_no_truncate BEFORE TRUNCATE ON public.audit_chain FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER calendar_day_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.calendar_day FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
CREATE TRIGGER calendar_hours_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.calendar_hours FOR EACH STATEMENT EXECUTE FUNCTION calendar_changed();
