/**
 * The unit's own cases as tables for research: `cases`, `forms`, `scores`, `answers`, `goals`. Personal data. As little of them as
 * research needs: no name or year of birth is here, days are counted from the contact, and the unit's own codes come
 * along only where they are asked for. Pure.
 */
import { daysBetween, type Period } from '#aggregate'
import { formById, isOwnForm, readAnswers, type ScaleScore, score } from '#instruments'
import type { CaseFile } from '../../case-file/case-file.ts'
import { contactBys, endings } from '../../case-file/own-codes.ts'
import type { Words } from '../../words/index.tsx'
import type { DataTable } from '../table.ts'
import { fieldMaker, type MakeField } from './fields.ts'
import { goalTables } from './goal-tables.ts'
import { type Column, type Numbered, tableOf } from './table-of.ts'

export interface ResearchChoices {
  readonly files: readonly CaseFile[]
  /** Whose codes the protocols are told in. */
  readonly period: Period
  /** The unit's own codes, needed only to find the way back to a record. */
  readonly ownCodes: boolean
  /** The goals in the persons' own words, which can name people. */
  readonly goalWords: boolean
}

/** Persons are numbered in the order of their random ids, which tells nothing of when they came. */
export function researchTables(
  { files, period, ownCodes, goalWords }: ResearchChoices,
  words: Words,
): readonly DataTable[] {
  const field = fieldMaker(words)
  const people = files.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((file, i): Numbered => ({ person: i + 1, file }))
  const forms = people.flatMap(formsOf)
  return [
    casesTable(people, period, ownCodes, field, words),
    formsTable(forms, field, words),
    scoresTable(forms, field, words),
    answersTable(forms, field, words),
    ...goalTables(people, goalWords, field, words),
  ]
}

const lists = ['reasons', 'interventions', 'professions'] as const
const waits = ['firstOffered', 'firstVisit', 'started', 'ended'] as const

function casesTable(
  people: readonly Numbered[],
  period: Period,
  ownCodes: boolean,
  field: MakeField,
  { t, language }: Words,
): DataTable {
  const listed = lists.flatMap((list) =>
    period[list].map(
      ({ id, names }): Column<Numbered> => ({
        field: {
          ...field('listed', 'integer', [], '', 'optional'),
          name: columnName(list, id),
          title: `${t(`period.table.${list}`)}: ${names[language]}`,
        },
        of: ({ file }) => toldIn(file, list, id),
      }),
    ),
  )
  const protocol = ({ file }: Numbered) => file.protocol?.body
  const columns: readonly Column<Numbered>[] = [
    { field: field('person', 'integer'), of: ({ person }) => person },
    ...(ownCodes ? [{ field: field('own_code', 'string'), of: ({ file }: Numbered) => file.code }] : []),
    { field: field('sex', 'string', ['f', 'm', 'x'], 'period.cell'), of: ({ file }) => file.sex },
    { field: field('age', 'integer'), of: ({ file }) => Number(file.opened.slice(0, 4)) - file.born },
    {
      field: field('contact_by', 'string', contactBys, 'protocol.contactBy', 'optional'),
      of: (one) => protocol(one)?.contactBy ?? null,
    },
    ...listed,
    ...waits.map(
      (wait): Column<Numbered> => ({
        field: field(waitName[wait], 'integer', [], '', 'optional'),
        of: ({ file }) => waitedFor(file, wait),
      }),
    ),
    { field: field('visits', 'integer', [], '', 'optional'), of: (one) => protocol(one)?.visits ?? null },
    {
      field: field('ending', 'string', endings, 'protocol.ending', 'optional'),
      of: (one) => protocol(one)?.ending ?? null,
    },
    {
      field: field('taken_over', 'string', ['confirmed', 'waiting', 'not-needed'], 'exports.value', 'optional'),
      of: (one) => protocol(one)?.takenOver ?? null,
    },
  ]
  return tableOf('cases', t('exports.table.cases'), columns, people)
}

/** 1 where the protocol says so, 0 where it does not, null where the list was not answered. */
function toldIn(file: CaseFile, list: (typeof lists)[number], id: string): number | null {
  const told = file.protocol?.body[list]
  return told ? Number(told.includes(id)) : null
}

/** Days from the contact. */
function waitedFor(file: CaseFile, wait: (typeof waits)[number]): number | null {
  const protocol = file.protocol?.body
  return protocol?.requested && protocol[wait] ? daysBetween(protocol.requested, protocol[wait]) : null
}

const waitName = {
  firstOffered: 'days_to_offer',
  firstVisit: 'days_to_visit',
  started: 'days_to_start',
  ended: 'days_to_end',
} as const

const columnName = (list: string, id: string) => `${list.slice(0, -1)}_${id.replaceAll('-', '_')}`

interface OneForm extends Numbered {
  /** From 1, in order of day. */
  readonly number: number
  readonly body: CaseFile['measurements'][number]['body']
}

const formsOf = ({ person, file }: Numbered): readonly OneForm[] =>
  file.measurements.map(({ body }, i) => ({ person, file, number: i + 1, body }))

/** Which form a row is of. */
const keys = (field: MakeField): readonly Column<OneForm>[] => [
  { field: field('person', 'integer'), of: ({ person }) => person },
  { field: field('form_number', 'integer'), of: ({ number }) => number },
]

/** Stands with the form and with each of its scores: how much the place matters is not known, so nobody pools it unawares. */
const viaColumn = (field: MakeField): Column<OneForm> => ({
  field: field('via', 'string', ['tablet', 'home', 'paper', 'import', 'rating'], 'exports.value'),
  of: ({ body }) => body.via,
})

function formsTable(forms: readonly OneForm[], field: MakeField, { t }: Words): DataTable {
  const columns: readonly Column<OneForm>[] = [
    ...keys(field),
    { field: field('form', 'string', unique(forms.map(({ body }) => body.form))), of: ({ body }) => body.form },
    { field: field('own_form', 'integer'), of: ({ body }) => Number(isOwnForm(body.form)) },
    { field: field('revision', 'integer'), of: ({ body }) => body.revision },
    {
      field: field('informant', 'string', ['self', 'parent', 'teacher', 'clinician'], 'exports.value'),
      of: ({ body }) => body.informant,
    },
    { field: field('occasion', 'string', ['first', 'follow-up'], 'exports.value'), of: ({ body }) => body.occasion },
    { field: field('day', 'integer'), of: ({ file, body }) => daysBetween(file.opened, body.day) },
    viaColumn(field),
    { field: field('language', 'string', [], '', 'optional'), of: ({ body }) => body.wording?.language ?? null },
    { field: field('practice_wording', 'integer'), of: ({ body }) => Number(body.wording?.training ?? false) },
    { field: field('wording', 'string', [], '', 'optional'), of: ({ body }) => body.wording?.hash ?? null },
  ]
  return tableOf('forms', t('exports.table.forms'), columns, forms)
}

interface OneScore extends OneForm {
  readonly scale: string
  readonly got: ScaleScore
}

function scoresTable(forms: readonly OneForm[], field: MakeField, { t }: Words): DataTable {
  const columns: readonly Column<OneScore>[] = [
    ...keys(field),
    { field: field('scale', 'string'), of: ({ scale }) => scale },
    {
      field: field('value', 'number', [], '', 'optional'),
      of: ({ got }) => (got.kind === 'scored' ? Number(got.value.toFixed(4)) : null),
    },
    { field: field('answered', 'integer'), of: ({ got }) => got.answered },
    { field: field('of', 'integer'), of: ({ got }) => got.of },
    viaColumn(field),
  ]
  return tableOf('scores', t('exports.table.scale-scores'), columns, forms.flatMap(scoresOf))
}

function scoresOf(one: OneForm): readonly OneScore[] {
  const form = formById(one.body.form)
  const read = form && readAnswers(form, one.body.answers)
  if (!form || !read?.ok) return []
  const { scales } = score(form, read.answers, { age: null, sex: one.file.sex }, [])
  return Object.entries(scales).map(([scale, got]) => ({ ...one, scale, got }))
}

interface OneAnswer extends OneForm {
  readonly item: string
  readonly answer: number | null
}

function answersTable(forms: readonly OneForm[], field: MakeField, { t }: Words): DataTable {
  const columns: readonly Column<OneAnswer>[] = [
    ...keys(field),
    { field: field('item', 'string'), of: ({ item }) => item },
    { field: field('answer', 'integer', [], '', 'optional'), of: ({ answer }) => answer },
    { field: field('points', 'integer', [], '', 'optional'), of: pointsOf },
    {
      field: field('blank', 'string', ['skipped', 'declined', 'not-shown'], 'exports.value', 'optional'),
      of: ({ body, item }) => body.blanks[item] ?? null,
    },
  ]
  const answers = forms.flatMap((one) =>
    Object.entries(one.body.answers).map(([item, answer]): OneAnswer => ({ ...one, item, answer })),
  )
  return tableOf('answers', t('exports.table.answers'), columns, answers)
}

/** What the answer is worth, or the number that was written. */
function pointsOf({ body, item: id, answer }: OneAnswer): number | null {
  const item = formById(body.form)?.items[id]
  if (answer === null) return null
  return item?.kind === 'choice' ? (item.worth[answer] ?? null) : answer
}

const unique = (values: readonly string[]) => [...new Set(values)].sort()
