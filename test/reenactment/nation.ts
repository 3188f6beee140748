/**
 * The first line of 2014, invented: 27 units of uneven size with 2 648 contacts in all, whose true national figures are
 * the published ones. Shares are met exactly, by quota; who is where, and everything else, is chance with a seed.
 */
import { addDays, daysBetween, period2014 } from '#aggregate'
import { type Chance, chance as seeded } from '../../src/practice/chance.ts'
import { type Child, type InventedCase, inventCase } from '../../src/practice/child.ts'
import {
  type AgeBand,
  ages,
  interventions,
  people,
  professions,
  reasons,
  type Sex,
} from '../../src/practice/first-line.ts'

/** 27 units and 2 648 contacts are published, and nothing of how they were spread. */
export const sizes = [
  11, 16, 21, 27, 33, 40, 47, 54, 61, 68, 76, 84, 91, 98, 105, 112, 119, 126, 133, 135, 141, 149, 157, 165, 174, 190,
  215,
]

export interface Unit {
  readonly name: string
  readonly children: readonly Child[]
  readonly cases: readonly InventedCase[]
  /** 32 bytes: what a unit draws its rounding by. */
  readonly key: Uint8Array
}

export const staff = '22222222-2222-4222-8222-222222222222'

export function nation(seed: number): readonly Unit[] {
  const chance = seeded(seed)
  const everyone = chance.shuffled(children(chance))
  let at = 0
  return sizes.map((size, i) => {
    const own = everyone.slice(at, at + size)
    at += size
    return {
      name: `Enhet ${i + 1}`,
      children: own,
      cases: own.map((child, j) => inventCase(child, inventing(chance, `${i + 1}-${j + 1}`))),
      key: Uint8Array.from({ length: 32 }, () => chance.whole(0, 255)),
    }
  })
}

const inventing = (chance: Chance, code: string) => ({
  chance,
  code,
  until: period2014.last,
  followUpAfter: chance.whole(42, 70),
  training: false,
  staff,
})

function children(chance: Chance): readonly Child[] {
  const groups = Object.entries(people).flatMap(([sex, bands]) =>
    Object.entries(bands).map(([band, size]) => ({ sex: sex as Sex, band: band as AgeBand, size })),
  )
  const total = groups.reduce((sum, { size }) => sum + size, 0)
  const did = quotas(interventions, total, chance)
  const met = quotas(professions, total, chance)
  let at = 0
  return groups.flatMap(({ sex, band, size }) => {
    const why = quotas(reasons[sex][band], size, chance, band === '0-12' ? ['anxiety', 'low-mood'] : [])
    return why.map((own): Child => {
      const child = { sex, age: chance.whole(...ages[band]), opened: dayOf(chance), reasons: own }
      const index = at++
      return { ...child, interventions: did[index] ?? [], professions: met[index] ?? [] }
    })
  })
}

const dayOf = (chance: Chance) =>
  addDays(period2014.first, chance.whole(0, daysBetween(period2014.first, period2014.last)))

/**
 * Codes for `size` children so that each code has exactly its share of them. `apart`: codes that no child has two of, so
 * that their shares can be added.
 */
function quotas(
  shares: Readonly<Record<string, number>>,
  size: number,
  chance: Chance,
  apart: readonly string[] = [],
): readonly (readonly string[])[] {
  const given: string[][] = Array.from({ length: size }, () => [])
  for (const [code, share] of Object.entries(shares)) {
    const free = given.filter((codes) => !apart.includes(code) || !codes.some((other) => apart.includes(other)))
    for (const codes of chance.shuffled(free).slice(0, Math.round(share * size))) codes.push(code)
  }
  return given
}
