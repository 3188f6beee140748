/** Twenty invented nations: figures within their margins as often as said. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type ManySeeds, manySeeds } from './many-seeds.ts'

describe('over twenty seeds', () => {
  let many: ManySeeds
  beforeAll(() => {
    many = manySeeds(Array.from({ length: 20 }, (_, i) => 100 + i))
  })

  it('figures lie within their 95 % margin about that often', () => {
    const all = many.tried.reduce((sum, { shown }) => sum + shown, 0)
    expect(all).toBeGreaterThan(500)
    // 95 % less four standard errors of so many tries: √(.95·.05/540) = .0094.
    expect(many.coverage).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / all))
  })

  it('no figure lies outside more often than chance would have it', () => {
    // Of 20 tries at 95 %, five or more outside has probability 0.003.
    for (const { what, shown, inside } of many.tried)
      expect([what, shown - inside]).toEqual([what, expect.toSatisfy((n: number) => n < 5)])
  })

  it('no count leans', () => {
    for (const { what, lean } of many.tried)
      expect([what, Math.abs(lean ?? 0)]).toEqual([what, expect.toSatisfy((z: number) => z < 4.5)])
  })

  it('all counts together lean no more than chance', () => {
    // Chi-square with k degrees has mean k and variance 2k; t with 19 degrees is a little wider: mean 19/17.
    const { squares, counts } = many.leans
    expect(squares).toBeLessThan((19 / 17) * counts + 4 * Math.sqrt(3 * counts))
  })

  it('what the report says in words holds nearly always', () => {
    for (const [what, times] of Object.entries(many.statements)) expect([what, times >= 16]).toEqual([what, true])
  })
})
