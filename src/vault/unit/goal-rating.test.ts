import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { goalsForm } from '#instruments'
import { createUnit } from '../index.ts'
import { aCase, inside, locked, phrase, planFor, unitOfTwo } from '../testing.ts'
import type { HandedOver, HandoverPlan, OpenVault } from '../vault.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

const goal = '0b1f6a52-7c1e-4a5f-9d0e-3a4b5c6d7e8f'
const another = '1c2f6a52-7c1e-4a5f-9d0e-3a4b5c6d7e8f'

/** A case with one goal, and the plan to have it rated by the young person. */
async function unitWithAGoal() {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  const wordings = [{ text: 'PLANTED-GOAL', from: '2026-01-10' }]
  const body = {
    kind: 'goal',
    goal,
    wordings,
    owner: 'both',
    agreed: '2026-01-10',
    ended: null,
    follows: null,
  } as const
  await vault.append({ caseId, body: aCase('A1') }, { caseId, body })
  const plan = planFor(caseId, 'goals')
  const own = goalsForm([{ id: goal }, { id: another }], 'self')
  return { vault, plan: { ...plan, forms: plan.forms.map((form) => ({ ...form, own })) } }
}

async function rated(session: HandedOver, answers: Record<string, number | null>) {
  await session.save({ ...session.draft(), answers })
  await session.handIn()
}

async function unlocked(): Promise<OpenVault> {
  return inside(await (await locked()).unlock(phrase))
}

describe('goals rated on a handed-over tablet', () => {
  it('are taken in as a rating of the case’s goals at the next unlock, and lie sealed until then', async () => {
    const { vault, plan } = await unitWithAGoal()
    await rated(await vault.handOver(plan), { [`goal-${goal}`]: 7 })
    // The page goes, and the tablet is started anew: nobody has taken anything back.
    const back = await unlocked()
    expect(back.of('goal-rating').map(({ body, caseId, by }) => ({ ...body, caseId, by }))).toMatchObject([
      { rater: 'self', via: 'tablet', ratings: [{ goal, value: 7 }], caseId: plan.caseId, by: 'respondent' },
    ])
    expect(back.of('answers')).toEqual([])
    expect((await unlocked()).of('goal-rating')).toHaveLength(1)
  })

  it('are kept also where each was passed by, so that it is seen that they were asked', async () => {
    const { vault, plan } = await unitWithAGoal()
    const session = await vault.handOver(plan)
    await rated(session, { [`goal-${goal}`]: null })
    expect(inside(await session.takeBack(phrase)).of('goal-rating')[0]?.body.ratings).toEqual([])
  })

  it.each([
    ['something that is no goal', { mood: 3 }, {}],
    ['a value beyond the scale', { [`goal-${goal}`]: 11 }, {}],
    ['somebody who rates no goals', { [`goal-${goal}`]: 3 }, { informant: 'teacher' }],
  ] as const)('are refused and noted from %s', async (_, answers, change: Partial<HandoverPlan>) => {
    const { vault, plan } = await unitWithAGoal()
    const session = await vault.handOver({ ...plan, ...change })
    await rated(session, answers)
    const back = inside(await session.takeBack(phrase))
    expect(back.of('goal-rating')).toEqual([])
    expect((await back.log()).lines.map(({ body }) => body.what)).toContain('hand-in.refused')
  })

  it('of a goal that was taken away meanwhile are kept beside the others', async () => {
    const { vault, plan } = await unitWithAGoal()
    const session = await vault.handOver(plan)
    await rated(session, { [`goal-${goal}`]: 3, [`goal-${another}`]: 6 })
    const ratings = inside(await session.takeBack(phrase))
      .of('goal-rating')
      .flatMap(({ body }) => body.ratings)
    expect(ratings).toEqual([
      { goal, value: 3 },
      { goal: another, value: 6 },
    ])
  })

  it('that were broken off are kept in the case, and give way to the rating when it goes on', async () => {
    const { vault, plan } = await unitWithAGoal()
    const session = await vault.handOver(plan)
    await session.save({ ...session.draft(), position: 2, answers: { [`goal-${goal}`]: 2 } })
    const between = inside(await session.takeBack(phrase))
    expect(between.of('broken-off').map(({ body }) => body.answers)).toEqual([{ [`goal-${goal}`]: 2 }])
    const [unfinished] = between.unfinished()
    const again = await between.resume(unfinished?.session ?? '')
    await rated(again, { [`goal-${goal}`]: 4 })
    const back = inside(await again.takeBack(phrase))
    expect(back.of('broken-off')).toEqual([])
    expect(back.of('goal-rating').map(({ body }) => body.ratings)).toEqual([[{ goal, value: 4 }]])
  })
})

it('a goal’s words stand nowhere in the backup but sealed, and nowhere in the log', async () => {
  const { vault, plan } = await unitWithAGoal()
  const session = await vault.handOver(plan)
  await rated(session, { [`goal-${goal}`]: 4 })
  const back = inside(await session.takeBack(phrase))
  expect(JSON.stringify(await back.log())).not.toContain('PLANTED-GOAL')
  const text = await (await back.backup()).text()
  expect(text).toContain('"put":"records"')
  expect(text).not.toContain('PLANTED-GOAL')
})
