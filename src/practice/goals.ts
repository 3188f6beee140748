/**
 * Goals that invented young people agreed on, each who answered a form: two at the first visit, rated again at every later
 * one. Drawn by a chance of its own, so that everything else about an invented unit is as it was without them.
 */
import { GOAL_SCALE } from '#instruments'
import type { RecordBody } from '../vault/index.ts'
import type { Chance } from './chance.ts'
import type { InventedCase, InventedRecord } from './child.ts'

const sentences = [
  'Åka buss till skolan själv',
  'Sova hela natten',
  'Vara med på idrotten',
  'Våga räcka upp handen',
  'Träffa en kompis varje vecka',
  'Somna utan mobilen',
  'Bli mindre arg hemma',
  'Hinna äta frukost',
]
/** What the first of them may come to be called. */
const reworded = 'Åka buss till skolan två dagar i veckan'

export const withGoals = (cases: readonly InventedCase[], chance: Chance): readonly InventedCase[] =>
  cases.map(({ id, records }) => ({ id, records: [...records, ...goalsOf(records, chance)] }))

function goalsOf(records: readonly InventedRecord[], chance: Chance): readonly InventedRecord[] {
  const days = [...new Set(records.flatMap(({ body }) => (isOwn(body) ? [body.day] : [])))].sort()
  const [agreed, ...later] = days
  if (agreed === undefined) return []
  const goals = chance
    .shuffled(sentences)
    .slice(0, 2)
    .map((text) => ({ goal: chance.uuid(), text, from: chance.whole(1, 4), step: chance.whole(-1, 4) }))
  const record = (day: string, by: InventedRecord['by'], body: RecordBody): InventedRecord => ({
    id: chance.uuid(),
    at: `${day}T15:20:00.000Z`,
    by,
    body,
  })
  return [
    ...goals.map(({ goal, text }) => {
      const [next] = text === sentences[0] ? later : []
      const wordings = [{ text, from: agreed }, ...(next ? [{ text: reworded, from: next }] : [])]
      return record(agreed, 'staff', { kind: 'goal', goal, wordings, ...whole, agreed })
    }),
    ...days.map((day, visit) => {
      const ratings = goals.map(({ goal, from, step }) => ({ goal, value: bounded(from + visit * step) }))
      return record(day, 'respondent', { kind: 'goal-rating', day, rater: 'self', via: 'tablet', ratings })
    }),
  ]
}

const whole = { owner: 'young-person', ended: null, follows: null } as const

const isOwn = (body: RecordBody): body is Extract<RecordBody, { kind: 'answers' }> =>
  body.kind === 'answers' && body.informant === 'self'

const bounded = (value: number) => Math.min(GOAL_SCALE.to, Math.max(GOAL_SCALE.from, value))
