import 'reflect-metadata';
import { readFileSync, readdirSync } from 'node:fs';
import { getMetadataStorage } from 'class-validator';
import { evaluate } from 'feelin';
import * as cases from '../../modules/cases/case-task-shapes.js';
import { CODE_LISTS } from '../../modules/cases/code-list-entries.js';
import * as extensions from '../../modules/extensions/extension-entries.js';
import { FollowUpEntries } from '../../modules/follow-ups/follow-up-entries.js';
import * as provincial from '../../modules/cases/provincial-tasks.js';
import * as urgent from '../../modules/cases/urgent-task-shapes.js';
import { LookBackEntries } from '../../modules/commitments/commitments.service.js';
import * as consultations from '../../modules/consultations/consultation-entries.js';
import { HandleItemEntries } from '../../modules/meetings/handle-item-entries.js';
import * as meetings from '../../modules/meetings/meeting-entries.js';
import * as rework from '../../modules/rework/rework-entries.js';
import * as supervision from '../../modules/supervision/supervision-entries.js';
import { CounterSignEntries } from '../../modules/tasks/signatures/give-signature.js';
import { SIGNING_FORM } from '../../modules/tasks/signatures/signature-book.js';

interface Field {
  id: string;
  type: string;
  key?: string;
  label?: string;
  values?: { label: string; value: unknown }[];
  validate?: { required?: boolean; maxLength?: number };
  conditional?: { hide: string };
  text?: string;
  description?: string;
  path?: string;
  properties?: { en?: string; descriptionEn?: string; valuesEn?: string };
  /** Fields of one entry of a list. */
  components?: Field[];
}

interface Form {
  id: string;
  type: string;
  schemaVersion: number;
  components: Field[];
}

type Values = Record<string, unknown>;

/** What the server accepts as one entry of each list. */
const ENTRIES: Record<string, new () => object> = {
  'hold-consultation.decisions': consultations.DecisionEntry,
  'leaders-decide.decisions': consultations.DecisionEntry,
  'hold-meeting.items': meetings.MeetingItemEntry,
  'receive-calls.receptionItems': meetings.ReceptionItemEntry,
};

/** What the server accepts from each form. */
const SHAPES: Record<string, new () => object> = {
  answer: cases.AnswerEntries,
  dispatch: cases.DispatchEntries,
  sign: cases.SignEntries,
  'review-return': cases.ReturnReviewEntries,
  contact: cases.ContactEntries,
  handle: cases.HandleEntries,
  'co-handle': cases.HandleEntries,
  review: cases.ReviewEntries,
  reply: cases.ReplyEntries,
  archive: class Nothing {},
  'follow-up': FollowUpEntries,
  'analyse-dissatisfaction': rework.AnalysisEntries,
  'approve-exclusion': rework.ExclusionEntries,
  'inform-citizen': rework.InformEntries,
  rework: cases.HandleEntries,
  'review-rework': cases.ReviewEntries,
  'reply-rework': cases.ReplyEntries,
  clear: rework.ClearEntries,
  'dispatch-urgent': urgent.UrgentDispatchEntries,
  'hand-over': urgent.HandOverEntries,
  respond: urgent.RespondEntries,
  arrive: urgent.ArriveEntries,
  'handle-urgent': cases.HandleEntries,
  inspect: supervision.InspectionEntries,
  interview: supervision.InterviewEntries,
  'answer-supervision': supervision.SupervisionAnswerEntries,
  'check-supervision': supervision.SupervisionCheckEntries,
  convene: consultations.ConveneEntries,
  'give-opinion': consultations.OpinionEntries,
  'hold-consultation': consultations.ConsultationMeetingEntries,
  'leaders-decide': consultations.LeadersEntries,
  'carry-out': cases.HandleEntries,
  'combined-reply': consultations.CombinedReplyEntries,
  'confirm-whistle': consultations.ConfirmWhistleEntries,
  'check-in': consultations.CheckInEntries,
  'dispose-on-site': consultations.DisposeEntries,
  'review-extension': extensions.ExtensionReviewEntries,
  'approve-extension': extensions.ApproveEntries,
  'look-back': LookBackEntries,
  'accept-transfer': provincial.AcceptTransferEntries,
  'draft-provincial-reply': provincial.DraftProvincialReplyEntries,
  'submit-provincial-reply': provincial.SubmitProvincialReplyEntries,
  'receive-calls': meetings.ReceptionEntries,
  'follow-reception-item': meetings.ReceptionFollowEntries,
  'hold-meeting': meetings.MeetingEntries,
  'carry-out-item': HandleItemEntries,
  'counter-sign': CounterSignEntries,
};

const read = (file: string): string => readFileSync(`processes/${file}`, 'utf8');
const filesIn = (extension: string): string[] => readdirSync('processes').filter((file) => file.endsWith(extension));
const form = (id: string): Form => JSON.parse(read(`${id}.form`)) as Form;
const fieldsOf = (id: string): Field[] => form(id).components.filter(({ key }) => key !== undefined);

const FORMS = filesIn('.form').map((file) => file.replace('.form', ''));
const named = [...new Set(filesIn('.bpmn').flatMap((file) => read(file).match(/(?<=formId=")[^"]+/g) ?? []))];

/** Forms of tasks that no diagram draws: a signature hangs on the task that asks for it. */
const NAMED_BY_CODE = [SIGNING_FORM];

it('every form a diagram or the code names has its file, and every file is named', () => {
  expect([...named, ...NAMED_BY_CODE].sort()).toEqual([...FORMS].sort());
  expect(Object.keys(SHAPES).sort()).toEqual([...FORMS].sort());
});

describe.each(FORMS)('processes/%s.form', (id) => {
  it('is a form-js form of that name', () => {
    expect(form(id)).toMatchObject({ id, type: 'default', schemaVersion: 19 });
  });

  it('has each id and each key once, and a Chinese label on every field', () => {
    const { components } = form(id);
    expect(new Set(components.map((field) => field.id)).size).toBe(components.length);
    expect(new Set(fieldsOf(id).map(({ key }) => key)).size).toBe(fieldsOf(id).length);
    expect(fieldsOf(id).filter(({ label = '' }) => !/\p{Script=Han}/u.test(label))).toEqual([]);
  });

  it('asks for what its task type accepts, as long as it may be, and for nothing else', () => {
    const lengths = fieldsOf(id).map(({ key, type, validate }) => [
      key,
      type === 'textarea' ? validate?.maxLength : null,
    ]);
    const textareas = fieldsOf(id).flatMap(({ key, type }) => (type === 'textarea' ? [key] : []));
    const accepted = rulesOf(id).map(({ key, length }) => [key, textareas.includes(key) ? length : null]);
    expect(Object.fromEntries(lengths)).toEqual(Object.fromEntries(accepted));
  });

  it('always requires what its task type always requires', () => {
    const always = fieldsOf(id).filter(({ validate, conditional }) => validate?.required && !conditional);
    const required = rulesOf(id).filter(({ conditional }) => !conditional);
    expect(always.map(({ key }) => key).sort()).toEqual(required.map(({ key }) => key).sort());
  });

  it('offers the choices its task type knows', () => {
    for (const { key, choices } of rulesOf(id).filter((rule) => rule.choices !== null)) {
      const offered = fieldsOf(id)
        .find((field) => field.key === key)
        ?.values?.map(({ value }) => value);
      expect([key, offered]).toEqual([key, choices]);
    }
  });
});

/** Every field, those of list entries too. */
const withEntries = (fields: Field[]): Field[] =>
  fields.flatMap((field) => [field, ...withEntries(field.components ?? [])]);

describe.each(FORMS)('processes/%s.form in English', (id) => {
  const HAN = /\p{Script=Han}/u;
  const fields = withEntries(form(id).components);
  const english = (text: string | undefined) => Boolean(text) && !HAN.test(text!);

  it('has a label, and a description where there is one in Chinese', () => {
    expect(fields.filter(({ properties }) => !english(properties?.en)).map((field) => field.id)).toEqual([]);
    const described = fields.filter(({ description }) => description !== undefined);
    expect(described.filter(({ properties }) => !english(properties?.descriptionEn)).map((field) => field.id)).toEqual(
      [],
    );
  });

  it('names every option by its value, and no other', () => {
    for (const { id: at, values, properties } of fields.filter((field) => field.values)) {
      const labels = JSON.parse(properties?.valuesEn ?? '{}') as Record<string, string>;
      expect([at, Object.keys(labels)]).toEqual([at, values!.map(({ value }) => String(value))]);
      expect([at, Object.values(labels).filter((label) => !english(label))]).toEqual([at, []]);
    }
  });
});

describe('lists of entries', () => {
  const lists = FORMS.flatMap((id) => fieldsOf(id).map((field) => ({ id, field }))).filter(
    ({ field }) => field.type === 'dynamiclist',
  );

  it('are those the server knows', () => {
    expect(lists.map(({ id, field }) => `${id}.${field.key}`).sort()).toEqual(Object.keys(ENTRIES).sort());
    expect(lists.filter(({ field }) => field.path !== field.key)).toEqual([]);
  });

  it.each(Object.keys(ENTRIES))('%s asks for what the server accepts, and requires what it requires', (name) => {
    const { components = [] } = lists.find(({ id, field }) => `${id}.${field.key}` === name)!.field;
    const asked = components.map(({ key, type, values, validate }) => ({
      ...{ key, required: validate?.required === true, many: type === 'taglist' },
      ...{ choices: values?.map(({ value }) => value) ?? null },
      length: /^text/.test(type) ? validate?.maxLength : null,
    }));
    const texts = components.flatMap(({ key, type }) => (/^text/.test(type) ? [key] : []));
    const accepted = rulesOfShape(ENTRIES[name]!).map(({ key, conditional, many, choices, length }) => ({
      ...{ key, required: !conditional, many, choices, length: texts.includes(key) ? length : null },
    }));
    expect(asked).toEqual(accepted);
  });
});

describe('what the forms offer', () => {
  const labels = (id: string, key: string) =>
    fieldsOf(id)
      .find((field) => field.key === key)
      ?.values?.map(({ value, label }) => [value, label]);

  it('is the code list of grounds for a return', () => {
    expect(labels('sign', 'returnGrounds')).toEqual(CODE_LISTS['return-grounds']?.map(([code, zh]) => [code, zh]));
  });

  it('is the four answers to how it was, and no other', () => {
    expect(labels('follow-up', 'satisfaction')).toEqual([
      ['satisfied', '满意'],
      ['basically-satisfied', '基本满意'],
      ['no-comment', '不予评价'],
      ['dissatisfied', '不满意'],
    ]);
  });
});

describe('a form asks only what the earlier entries call for', () => {
  it.each<[id: string, entered: Values, asked: string[]]>([
    ['answer', {}, ['outcome']],
    ['answer', { outcome: 'answered' }, ['outcome', 'reply']],
    ['answer', { outcome: 'dispatch' }, ['outcome']],
    ['sign', { outcome: 'signed' }, ['outcome']],
    ['sign', { outcome: 'return' }, ['outcome', 'returnGrounds', 'returnReason']],
    ['follow-up', {}, ['reached', 'remark']],
    ['follow-up', { reached: false, satisfaction: 'dissatisfied' }, ['reached', 'remark']],
    ['follow-up', { reached: true }, ['reached', 'contacted', 'solved', 'satisfaction', 'remark']],
    [
      'follow-up',
      { reached: true, satisfaction: 'dissatisfied' },
      ['reached', 'contacted', 'solved', 'satisfaction', 'reasonCode', 'reason', 'remark'],
    ],
  ])('%s with %j asks %j', (id, entered, asked) => {
    const blank = Object.fromEntries(fieldsOf(id).map(({ key }) => [key, null]));
    const shown = fieldsOf(id).filter(
      ({ conditional }) => !conditional || evaluate(conditional.hide.slice(1), { ...blank, ...entered }).value !== true,
    );
    expect(shown.map(({ key }) => key)).toEqual(asked);
  });

  it('and then requires it', () => {
    const hidden = FORMS.flatMap(fieldsOf).filter(({ conditional }) => conditional);
    expect(hidden.filter(({ validate }) => validate?.required !== true)).toEqual([]);
  });
});

interface Rule {
  key: string;
  conditional: boolean;
  many: boolean;
  length: number | undefined;
  choices: readonly unknown[] | null;
}

const rulesOf = (id: string): Rule[] => rulesOfShape(SHAPES[id]!);

/** What the decorators of a shape say about each of its fields. */
function rulesOfShape(shape: new () => object): Rule[] {
  const said = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  return [...new Set(said.map(({ propertyName }) => propertyName))].map((key) => {
    const about = said.filter(({ propertyName }) => propertyName === key);
    const find = (name: string) => about.find((one) => one.name === name);
    return {
      key,
      conditional: about.some(({ type }) => type === 'conditionalValidation'),
      many: find('isArray') !== undefined,
      length: find('isLength')?.constraints[1] as number | undefined,
      choices: find('isBoolean') ? [true, false] : ((find('isIn')?.constraints[0] as unknown[] | undefined) ?? null),
    };
  });
}
