/**
 * Answers that somebody must read, through random flows of a unit's days: hand-ins, forms broken off, corrections, marks, erasures,
 * locks, imports, a backup read back. Beside it a plain list keeps what must be on the start page, by its own rule.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formById, itemIds } from '#instruments'
import { inFull } from '../../test/in-full.ts'
import { arranged, firstView, rowOf } from '../cases/case-list.ts'
import { type Kept, Memory, type RecordBody, recordBody } from '../vault/index.ts'
import { caseFiles } from './case-file.ts'
import { isOverdue, toReview } from './to-review.ts'

/** From the manuals, not from the program: which items somebody must read. */
const marked: Readonly<Record<string, readonly number[]>> = {
  'core-om': [6, 9, 16, 22, 24, 34],
  'yp-core': [4],
  'core-10': [6],
  'sdq-s11-17': [],
}

interface Owed {
  readonly caseId: string
  readonly record: string
  readonly items: string
  /** The day it came to the unit. */
  readonly since: string
}

/** A unit in memory, and what it owes a reading. */
class Flow {
  memory = new Memory([])
  owed: readonly Owed[] = []
  day = '2026-11-02'
  cases: readonly string[] = []
  backup: { records: string; owed: readonly Owed[]; cases: readonly string[] } | null = null
  #n = 0

  id(): string {
    this.#n += 1
    return `00000000-0000-4000-8000-${String(this.#n).padStart(12, '0')}`
  }

  write(caseId: string | null, body: RecordBody): string {
    const id = this.id()
    const at = `${this.day}T10:00:00.000Z`
    this.memory.add([
      {
        id,
        lamport: this.memory.all.length + 1,
        device: 'a',
        at,
        by: { staff: 'somebody' },
        caseId,
        body: recordBody.parse(body),
      } as Kept,
    ])
    return id
  }

  forms() {
    const files = caseFiles(this.memory.standing())
    return [...files.values()].flatMap((file) => file.measurements)
  }
}

const answers = (form: string, worth: readonly (number | null)[]) =>
  Object.fromEntries(
    itemIds(formById(form) as never).map((id, i) => {
      const given = worth[i % worth.length] as number | null
      return [id, given === null ? null : Math.min(given, form.startsWith('sdq') ? 2 : 4)]
    }),
  )

/** By its own rule: the marked numbers, everything but a 0. */
const mustRead = (form: string, given: Readonly<Record<string, number | null>>) =>
  (marked[form] ?? []).filter((number) => given[`i${number}`] !== 0).map((number) => `i${number}`)

type Via = 'tablet' | 'home' | 'paper' | 'import' | 'rating'

function handIn(
  flow: Flow,
  caseId: string,
  form: string,
  worth: readonly (number | null)[],
  via: Via,
  corrects?: string,
  also: readonly string[] = [],
) {
  const given = answers(form, worth)
  // Typed in from paper or read from a file, a form speaks from an earlier day than it came.
  const day = via === 'tablet' ? flow.day : '2026-10-20'
  const record = flow.write(caseId, {
    kind: 'answers',
    form,
    revision: 1,
    informant: 'self',
    occasion: 'first',
    day,
    answers: given,
    blanks: {},
    via,
    mode: null,
    wording: null,
    rater: null,
    corrects: corrects ? { record: corrects, ...(also.length > 0 && { also: [...also] }), reason: 'fel ruta' } : null,
  })
  const items = mustRead(form, given).join()
  flow.owed = flow.owed.filter((one) => one.record !== corrects && !also.includes(one.record))
  const since = via === 'paper' || via === 'import' ? flow.day : day
  if (items) flow.owed = [...flow.owed, { caseId, record, items, since }]
}

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)]

interface Step {
  readonly name: string
  readonly at: number
  readonly form: string
  readonly via: Via
  readonly worth: readonly (number | null)[]
}

const steps: Readonly<Record<string, (flow: Flow, step: Step) => void>> = {
  open(flow) {
    const caseId = flow.id()
    flow.write(caseId, { kind: 'case', code: `Ö-${flow.cases.length}`, born: 2010, sex: 'x', opened: flow.day })
    flow.cases = [...flow.cases, caseId]
  },
  handIn(flow, { at, form, via, worth }) {
    const caseId = pick(flow.cases, at)
    if (caseId) handIn(flow, caseId, form, worth, via)
  },
  correct(flow, { at, worth }) {
    const old = pick(flow.forms(), at)
    if (old?.caseId) handIn(flow, old.caseId, old.body.form, worth, old.body.via, old.id)
  },
  /** Two colleagues correct one form without knowledge of each other: what either wrote is owed a reading. */
  correctApart(flow, { at, worth }) {
    const old = pick(flow.forms(), at)
    if (!old?.caseId) return
    for (const given of [worth, worth.toReversed()])
      handIn(flow, old.caseId, old.body.form, given, old.body.via, old.id)
  },
  /** Somebody chooses one of them: the others are corrected by it. */
  choose(flow, { at, worth }) {
    const files = [...caseFiles(flow.memory.standing()).values()]
    const stand = pick(
      files.flatMap((file) => file.correctedTwice),
      at,
    )
    const [one, ...others] = stand ?? []
    if (!one?.caseId) return
    const also = others.map(({ id }) => id)
    handIn(flow, one.caseId, one.body.form, worth, one.body.via, one.id, also)
  },
  mark(flow, { at }) {
    const one = pick(flow.owed, at)
    if (!one) return
    flow.write(one.caseId, { kind: 'seen', record: one.record, items: one.items.split(','), done: 'pratade' })
    flow.owed = flow.owed.filter(({ record }) => record !== one.record)
  },
  /** A form is broken off: what the person came to is owed a reading, what they did not come to is nobody's answer. */
  breakOff(flow, { at, form, worth }) {
    const caseId = pick(flow.cases, at)
    if (!caseId) return
    const come = Object.entries(answers(form, worth)).slice(0, at % 40)
    const given = Object.fromEntries(come)
    const wording = { hash: 'h', language: 'sv', training: false }
    const session = '00000000-0000-4000-9000-000000000000'
    const body = { kind: 'broken-off' as const, session, form, informant: 'self' as const, wording }
    const record = flow.write(caseId, { ...body, day: flow.day, answers: given })
    const items = mustRead(form, given)
      .filter((item) => item in given)
      .join()
    if (items) flow.owed = [...flow.owed, { caseId, record, items, since: flow.day }]
  },
  /** What was read is read again, or another form's reading is written down: nothing else may go for it. */
  markAgain(flow, { at }) {
    const read = flow.forms().filter(({ id }) => !flow.owed.some(({ record }) => record === id))
    const one = pick(read, at)
    if (one) flow.write(one.caseId, { kind: 'seen', record: one.id, items: [], done: 'igen' })
  },
  erase(flow, { at }) {
    const caseId = pick(flow.cases, at)
    // Rarely: a unit that erases as often as it opens has nothing to lose.
    if (!caseId || at % 5 !== 0) return
    flow.write(null, { kind: 'tombstone', record: caseId, reason: 'begärt' })
    flow.memory.forget((record) => record.caseId === caseId)
    flow.cases = flow.cases.filter((one) => one !== caseId)
    flow.owed = flow.owed.filter((one) => one.caseId !== caseId)
  },
  edit(flow, { at }) {
    const caseId = pick(flow.cases, at)
    if (caseId) flow.write(caseId, { kind: 'case', code: `Ä-${at}`, born: 2009, sex: 'f', opened: flow.day })
  },
  close(flow, { at }) {
    const caseId = pick(flow.cases, at)
    const unknown = { reasons: null, contactBy: null, interventions: null, professions: null, requested: null }
    const dates = { firstOffered: null, firstVisit: null, started: null, ended: flow.day, ending: null }
    if (caseId) flow.write(caseId, { kind: 'protocol', ...unknown, ...dates, takenOver: null })
  },
  settings(flow, { at }) {
    flow.write(null, { kind: 'setting', name: 'interpretation', value: at % 2 === 0 })
  },
  audit(flow, { at }) {
    flow.write(pick(flow.cases, at) ?? null, { kind: 'audit', what: 'export.research', detail: '' })
  },
  /** Locked and opened: everything is read anew from what was sealed. */
  lock(flow) {
    flow.memory = new Memory(JSON.parse(JSON.stringify(flow.memory.all)) as Kept[])
  },
  backup(flow) {
    flow.backup = { records: JSON.stringify(flow.memory.all), owed: flow.owed, cases: flow.cases }
  },
  /** On a new tablet the unit is as it was when the backup was made, with what was owed then. */
  restore(flow) {
    if (!flow.backup) return
    flow.memory = new Memory(JSON.parse(flow.backup.records) as Kept[])
    flow.owed = flow.backup.owed
    flow.cases = flow.backup.cases
  },
  nextDay(flow) {
    const next = new Date(`${flow.day}T12:00:00Z`)
    next.setUTCDate(next.getUTCDate() + 1)
    flow.day = next.toISOString().slice(0, 10)
  },
}

const often = ['open', ...Array<string>(8).fill('handIn'), 'correct', 'mark', 'mark', ...Object.keys(steps)]

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom(...often),
  at: fc.nat(1000),
  form: fc.constantFrom(...Object.keys(marked)),
  via: fc.constantFrom<Via>('tablet', 'tablet', 'home', 'paper', 'import'),
  // Mostly 0, as people answer these; a blank as often as a high answer.
  worth: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 1, 4, null), { minLength: 20, maxLength: 34, size: 'max' }),
})

/** What the start page lists, whatever is searched for. */
function listed(flow: Flow) {
  const files = [...caseFiles(flow.memory.standing()).values()]
  const items = files.flatMap(toReview)
  const found = arranged(
    files.map((file) => rowOf(file, { weeks: null, periods: [] }, flow.day, 'nobody')),
    { ...firstView, filter: 'worse' },
    null,
  ).filter(({ unread }) => unread > 0)
  return {
    owed: items.map((item) => ({
      caseId: item.file.id,
      record: item.given.id,
      items: item.items.map(({ id }) => id).join(),
      overdue: isOverdue(item, flow.day),
    })),
    cases: found.map(({ file }) => file.id),
  }
}

const byRecord = (a: { record: string }, b: { record: string }) => (a.record < b.record ? -1 : 1)

const flows = inFull ? 1000 : 150

it('in random flows no answer to be read goes unseen without a mark', { timeout: 60_000 }, () => {
  let pressed = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), (all) => {
      const flow = new Flow()
      for (const one of all) {
        steps[one.name]?.(flow, one)
        const owed = flow.owed.map(({ since, ...rest }) => ({ ...rest, overdue: since < flow.day })).sort(byRecord)
        const shown = listed(flow)
        expect(shown.owed.toSorted(byRecord), `after ${one.name}`).toEqual(owed)
        expect(shown.cases.toSorted()).toEqual([...new Set(owed.map(({ caseId }) => caseId))].sort())
        pressed += owed.length
      }
    }),
    { numRuns: flows, seed: 2014 },
  )
  // The flows have something in them: on average more than one form waits at every step.
  expect(pressed).toBeGreaterThan(25 * flows)
})
