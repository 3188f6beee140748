/** What a hand-over promises to the screens of whoever answers, held by the vault's and by the one in memory that their tests use. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { memorySession } from '../../src/answering/testing.ts'
import { createUnit, type Draft, type HandedOver } from '../../src/vault/index.ts'
import { planFor, unitOfTwo } from '../../src/vault/testing.ts'

const plan = planFor('00000000-0000-4000-8000-000000000001', 'core-om', 'yp-core')

const begun: Readonly<Record<string, () => Promise<HandedOver>>> = {
  'in the vault': async () => {
    Dexie.dependencies.indexedDB = new IDBFactory()
    return (await createUnit('unit', unitOfTwo)).vault.handOver(plan)
  },
  'in memory': async () => memorySession(plan),
}

const answered = (form: number): Draft => ({
  form,
  position: 2,
  answers: { 1: 4, 2: null },
  blanks: { 2: 'declined' },
  mode: 'list',
})

describe.each(Object.entries(begun))('a hand-over %s', (_where, begin) => {
  it('begins at an empty first form, is the writer, and is not over', async () => {
    const session = await begin()
    expect(session.draft()).toMatchObject({ form: 0, position: 0, answers: {}, blanks: {} })
    expect([session.practice, session.writer, session.over()]).toEqual([false, true, false])
    expect(session.plan.forms.map(({ form }) => form)).toEqual(['core-om', 'yp-core'])
  })

  it('stands at what was saved last', async () => {
    const session = await begin()
    expect(['saved', 'saved-in-one-place']).toContain(await session.save(answered(0)))
    expect(session.draft()).toEqual(answered(0))
  })

  it('goes on to the next form, empty and shown in the same way, and ends after the last', async () => {
    const session = await begin()
    await session.save(answered(0))
    expect(await session.handIn()).toBe('next-form')
    expect(session.draft()).toEqual({ form: 1, position: 0, answers: {}, blanks: {}, mode: 'list' })
    await session.save(answered(1))
    expect(await session.handIn()).toBe('all-done')
    expect(session.over()).toBe(true)
  })

  it('keeps the language that was chosen, to the thanks', async () => {
    const session = await begin()
    await session.save({ ...answered(0), language: 'ar' })
    await session.handIn()
    expect(session.draft().language).toBe('ar')
    await session.save({ ...answered(1), language: 'ar' })
    await session.handIn()
    expect(session.draft().language).toBe('ar')
  })

  it('keeps nothing of the last form once it is handed in, and saves nothing more', async () => {
    const session = await begin()
    await session.handIn()
    await session.save(answered(1))
    await session.handIn()
    expect(session.draft()).toEqual({ form: 1, position: 0, answers: {}, blanks: {}, mode: 'list' })
    await expect(session.save(answered(1))).rejects.toThrow('the hand-over is over')
    await expect(session.handIn()).rejects.toThrow('the hand-over is over')
  })

  it('refuses a wrong passphrase, and any PIN where none was set, and goes on', async () => {
    const session = await begin()
    expect(await session.takeBack('fel ord')).toEqual({ refused: 'wrong-passphrase' })
    expect(session.hasPin()).toBe(false)
    expect(await session.takeBackByPin('135792')).toEqual({ refused: 'pin-spent' })
    await session.save(answered(0))
    expect(session.draft()).toEqual(answered(0))
  })

  it('gives what it holds in a file', async () => {
    const session = await begin()
    await session.save(answered(0))
    expect((await session.answersFile()).size).toBeGreaterThan(0)
  })
})
