/**
 * What an invented contact came to: how many visits, and at its end what the young person thought of them. Drawn by a
 * chance of its own, so that everything else about an invented unit is as it was without it.
 */
import { afterTheVisit } from '#aggregate'
import type { RecordBody } from '../vault/index.ts'
import type { Chance } from './chance.ts'
import type { InventedCase, InventedRecord } from './child.ts'
import { inventAnswers } from './invent-answers.ts'

type Body<K extends RecordBody['kind']> = Extract<RecordBody, { kind: K }>

const [form] = afterTheVisit.forms

export function atTheEnd(cases: readonly InventedCase[], chance: Chance): readonly InventedCase[] {
  return cases.map(({ id, records }) => {
    const born = records.find((record) => record.body.kind === 'case')?.body as Body<'case'>
    const told = records.map((record) =>
      record.body.kind === 'protocol'
        ? { ...record, body: { ...record.body, visits: visitsOf(record.body, chance) } }
        : record,
    )
    const ended = records.find((record) => record.body.kind === 'protocol')?.body as Body<'protocol'>
    return { id, records: [...told, ...thought(ended.ended, born.born, chance)] }
  })
}

/** Half of the contacts that have ended came to four visits or fewer; one in twenty is not told of. */
function visitsOf({ firstVisit, ended }: Body<'protocol'>, chance: Chance): number | null {
  if (chance.yes(0.05)) return null
  if (firstVisit === null) return 0
  return 1 + Math.round(Math.exp(chance.normal(Math.log(ended ? 3 : 1.5), 0.6)))
}

function thought(day: string | null, born: number, chance: Chance): readonly InventedRecord[] {
  if (!form || day === null || !chance.yes(0.65)) return []
  const age = Number(day.slice(0, 4)) - born
  if (age < form.ages.from || age > form.ages.to) return []
  const answers = inventAnswers(form, Math.min(1, Math.max(0, chance.normal(0.25, 0.2))), chance)
  const blank = Object.keys(answers).filter((item) => answers[item] === null)
  const body: Body<'answers'> = {
    kind: 'answers',
    form: form.id,
    revision: form.revision,
    informant: form.informant,
    occasion: 'first',
    day,
    answers,
    blanks: Object.fromEntries(blank.map((item) => [item, 'skipped'])),
    via: 'tablet',
    mode: 'one-by-one',
    wording: { hash: `invented-${form.id}`, language: 'sv', training: true },
    rater: null,
    corrects: null,
  }
  return [{ id: chance.uuid(), at: `${day}T15:30:00.000Z`, by: 'respondent', body }]
}
