import { beforeAll, describe, expect, it } from 'vitest'
import { type National, national } from '#aggregate'
import { recordBody } from '../../src/vault/records.ts'
import { type Figure, figures } from './figures.ts'
import { nation, sizes, type Unit } from './nation.ts'
import { type Sent, sendAll } from './over-http.ts'
import { period, releaseOf } from './release.ts'
import { aged, both, count, everyone, sex, within } from './truth.ts'

const units = nation(1)
const percent = (whom: Parameters<typeof count>[1], of = everyone) =>
  Math.round((100 * count(units, both(of, whom))) / count(units, of))

describe('the invented nation', () => {
  it('is 27 units of uneven size with 2 648 contacts, the smallest of 11', () => {
    expect(units.length).toBe(27)
    expect(count(units, everyone)).toBe(2648)
    expect(Math.min(...sizes)).toBe(11)
  })

  it.each([
    [29, 'interventions', 'talks-young'],
    [21, 'interventions', 'talks-parent'],
    [13, 'interventions', 'talks-family'],
    [37, 'interventions', 'assessment'],
    [47, 'professions', 'social-worker'],
    [43, 'professions', 'psychologist'],
  ] as const)('has truly %i %% with, of %s, %s: as published', (published, list, code) => {
    expect(percent(within(list, code))).toBe(published)
  })

  it('has anxiety or low mood in half of the contacts at 0–12, and no reason more common', () => {
    const child = aged(0, 12)
    const of = (code: string) => percent(within('reasons', code), child)
    expect(percent(within('reasons', 'anxiety', 'low-mood'), child)).toBe(50)
    for (const code of ['aggressiveness', 'concentration', 'school', 'family', 'relationships', 'other'])
      expect(of(code)).toBeLessThan(of('low-mood'))
  })

  it('has low mood first for girls and anxiety first for boys at 13–18', () => {
    const most = (which: 'f' | 'm') =>
      ['anxiety', 'low-mood', 'aggressiveness', 'concentration', 'school', 'family', 'relationships', 'other'].sort(
        (a, b) =>
          percent(within('reasons', b), both(aged(13, 18), sex(which))) -
          percent(within('reasons', a), both(aged(13, 18), sex(which))),
      )[0]
    expect(most('f')).toBe('low-mood')
    expect(most('m')).toBe('anxiety')
  })

  it('is kept in records that a vault would take', () => {
    for (const { body } of units.slice(0, 3).flatMap(({ cases }) => cases.flatMap(({ records }) => records)))
      expect(recordBody.parse(body)).toEqual(body)
  })
})

describe("a unit's batch", () => {
  const unit = units[5] as Unit

  it('is the same bytes whatever order the cases are in, at every try and on another device', () => {
    const { bytes } = releaseOf(unit)
    expect(releaseOf({ ...unit, cases: [...unit.cases].reverse() }).bytes).toEqual(bytes)
    expect(releaseOf(unit).bytes).toEqual(bytes)
    expect(releaseOf(structuredClone(unit)).bytes).toEqual(bytes)
  })
})

describe('the real path, over HTTP to a collector process', () => {
  let sent: Sent
  let shown: readonly Figure[]
  beforeAll(async () => {
    sent = await sendAll(units)
    shown = figures(units, sent.releases, sent.national)
  })

  it('takes all 27 at once, a receipt each', () => {
    expect(new Set(sent.receipts).size).toBe(27)
    expect(sent.national.units).toMatchObject({ reported: 27, tooFew: 0 })
    expect(sent.national.rehearsal).toBe(true)
  })

  it('publishes what merging the batches gives', () => {
    const merged: National = national({
      period,
      edition: 1,
      batches: sent.releases.map(({ batch }) => batch),
      of: sent.national.units.of,
    })
    expect(sent.national).toEqual(JSON.parse(JSON.stringify(merged)))
  })

  it('shows every published figure', () => {
    expect(shown.filter((figure) => figure.national === null)).toEqual([])
  })
})
