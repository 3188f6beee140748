/**
 * The unit's own cases as tables for research: `cases`, `forms`, `scores`, `answers`. Personal data. As little of them as
 * research needs: no name or year of birth is here, days are counted from the contact, and the unit's own codes come
 * along only where they are asked for. Pure.
 */
import { daysBetween, type Period } from '#aggregate'
import { formById, isOwnForm, readAnswers, score } from '#instruments'
import type { CaseFile } from '../../case-file/case-file.ts'
import { contactBys, endings } from '../../case-file/own-codes.ts'
import type { Words } from '../../words/index.tsx'
import type { DataTable, Field, Value } from '../table.ts'
import { fieldMaker, type MakeField } from './fields.ts'

export interface ResearchChoices {
  readonly files: readonly CaseFile[]
  /** Whose codes the protocols are told in. */
  readonly period: Period
  /** The unit's own codes, needed only to find the way back to a record. */
  readonly ownCodes: boolean
}

interface Numbered {
  readonly person: number
  readonly file: CaseFile
}

/** Persons are numbered in the order of their random ids, which tells nothing of when they came. */
export function researchTables({ files, period, ownCodes }: ResearchChoices, words: Words): readonly DataTable[] {
  const field = fieldMaker(words)
  const people = files.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((file, i): Numbered => ({ person: i + 1, file }))
  const forms = people.flatMap(formsOf)
  return [
    casesTable(people, period, ownCodes, field, words),
    formsTable(forms, field, words),
    scoresTable(forms, field, words),
    answersTable(forms, field, words),
  ]
}

function casesTable(
  people: readonly Numbered[],
  period: Period,
  ownCodes: boolean,
  field: MakeField,
  { t, language }: Words,
): DataTable {
  const lists = (['reasons', 'interventions', 'professions'] as const).flatMap((list) =>
    period[list].map(({ id, names }) => ({ list, id, title: names[language] })),
  )
  const waits = ['firstOffered', 'firstVisit', 'started', 'ended'] as const
  const fields: readonly Field[] = [
    field('person', 'integer'),
    ...(ownCodes ? [field('own_code', 'string')] : []),
    field('sex', 'string', ['f', 'm', 'x'], 'period.cell'),
    field('age', 'integer'),
    field('contact_by', 'string', contactBys, 'protocol.contactBy', 'optional'),
    ...lists.map(
      ({ list, id, title }): Field => ({
        ...field('listed', 'integer', [], '', 'optional'),
        name: columnName(list, id),
        title: `${t(`period.table.${list}`)}: ${title}`,
      }),
    ),
    ...waits.map((wait) => field(waitName[wait], 'integer', [], '', 'optional')),
    field('visits', 'integer', [], '', 'optional'),
    field('ending', 'string', endings, 'protocol.ending', 'optional'),
    field('taken_over', 'string', ['confirmed', 'waiting', 'not-needed'], 'exports.value', 'optional'),
  ]
  const rows = people.map(({ person, file }): readonly Value[] => {
    const protocol = file.protocol?.body
    const told = (list: 'reasons' | 'interventions' | 'professions', id: string) =>
      protocol?.[list] ? Number(protocol[list].includes(id)) : null
    const waited = (wait: (typeof waits)[number]) =>
      protocol?.requested && protocol[wait] ? daysBetween(protocol.requested, protocol[wait]) : null
    return [
      person,
      ...(ownCodes ? [file.code] : []),
      file.sex,
      Number(file.opened.slice(0, 4)) - file.born,
      protocol?.contactBy ?? null,
      ...lists.map(({ list, id }) => told(list, id)),
      ...waits.map(waited),
      protocol?.visits ?? null,
      protocol?.ending ?? null,
      protocol?.takenOver ?? null,
    ]
  })
  return { name: 'cases', title: t('exports.table.cases'), fields, rows }
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

const keys = (field: MakeField) => [field('person', 'integer'), field('form_number', 'integer')]

function formsTable(forms: readonly OneForm[], field: MakeField, { t }: Words): DataTable {
  return {
    name: 'forms',
    title: t('exports.table.forms'),
    fields: [
      ...keys(field),
      field('form', 'string', unique(forms.map(({ body }) => body.form))),
      field('own_form', 'integer'),
      field('revision', 'integer'),
      field('informant', 'string', ['self', 'parent', 'teacher', 'clinician'], 'exports.value'),
      field('occasion', 'string', ['first', 'follow-up'], 'exports.value'),
      field('day', 'integer'),
      field('via', 'string', ['tablet', 'paper', 'import', 'rating'], 'exports.value'),
      field('language', 'string', [], '', 'optional'),
      field('practice_wording', 'integer'),
      field('wording', 'string', [], '', 'optional'),
    ],
    rows: forms.map(({ person, number, file, body }) => [
      person,
      number,
      body.form,
      Number(isOwnForm(body.form)),
      body.revision,
      body.informant,
      body.occasion,
      daysBetween(file.opened, body.day),
      body.via,
      body.wording?.language ?? null,
      Number(body.wording?.training ?? false),
      body.wording?.hash ?? null,
    ]),
  }
}

function scoresTable(forms: readonly OneForm[], field: MakeField, { t }: Words): DataTable {
  return {
    name: 'scores',
    title: t('exports.table.scale-scores'),
    fields: [
      ...keys(field),
      field('scale', 'string'),
      field('value', 'number', [], '', 'optional'),
      field('answered', 'integer'),
      field('of', 'integer'),
    ],
    rows: forms.flatMap(({ person, number, file, body }) => {
      const form = formById(body.form)
      const read = form && readAnswers(form, body.answers)
      if (!form || !read?.ok) return []
      const { scales } = score(form, read.answers, { age: null, sex: file.sex }, [])
      return Object.entries(scales).map(([scale, got]) => [
        person,
        number,
        scale,
        got.kind === 'scored' ? Number(got.value.toFixed(4)) : null,
        got.answered,
        got.of,
      ])
    }),
  }
}

function answersTable(forms: readonly OneForm[], field: MakeField, { t }: Words): DataTable {
  return {
    name: 'answers',
    title: t('exports.table.answers'),
    fields: [
      ...keys(field),
      field('item', 'string'),
      field('answer', 'integer', [], '', 'optional'),
      field('points', 'integer', [], '', 'optional'),
      field('blank', 'string', ['skipped', 'declined', 'not-shown'], 'exports.value', 'optional'),
    ],
    rows: forms.flatMap(({ person, number, body }) => {
      const items = formById(body.form)?.items ?? {}
      return Object.entries(body.answers).map(([id, answer]) => {
        const item = items[id]
        const points = answer === null ? null : item?.kind === 'choice' ? (item.worth[answer] ?? null) : answer
        return [person, number, id, answer, points, body.blanks[id] ?? null]
      })
    }),
  }
}

const unique = (values: readonly string[]) => [...new Set(values)].sort()
