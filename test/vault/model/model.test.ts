/** What many devices and a relay come to by the model; `npm run bench -- vault-model` for many more seeds. */
import { expect, it } from 'vitest'
import { histories } from './history.ts'
import { asDesigned, type Variant } from './log.ts'
import { type ScenarioName, scenarios, stepsOf } from './scenarios.ts'

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const names = Object.keys(scenarios) as ScenarioName[]
const few = seeds(30)
const known = new Map<ScenarioName, ReturnType<typeof histories>>()

/** Each scenario is played once, and asked several things. */
function asked(name: ScenarioName) {
  const played = known.get(name) ?? histories(name, few)
  known.set(name, played)
  return played
}

it.each(names)('everybody holds everything in the end, and nothing that was changed on the way: %s', (name) => {
  const { incomplete, forged, unknownForks, unownedForks, falseAlarms, stillNamed } = asked(name)
  expect({ incomplete, forged, unknownForks, unownedForks, falseAlarms, stillNamed }).toEqual({
    incomplete: 0,
    forged: 0,
    unknownForks: 0,
    unownedForks: 0,
    falseAlarms: 0,
    stillNamed: 0,
  })
})

it('a restore that took acknowledged entries away is always told, and every entry comes back', () => {
  const { tookAway, notTold, forgotten } = asked('the server is restored from a backup')
  expect(tookAway).toBeGreaterThan(few.length / 2)
  expect({ notTold, forgotten }).toEqual({ notTold: 0, forgotten: 0 })
})

it('a copied or set-back device makes a fork, of which both branches are kept', () => {
  expect(asked('a device is copied').forks).toBeGreaterThan(few.length / 2)
  expect(asked('a device is set back').forks).toBeGreaterThan(few.length / 2)
})

it.each(['the server shows two halves different things', 'the server withholds one author from one device'] as const)(
  'whatever is kept back longer than allowed is told, by silence or by a gap: %s',
  (name) => {
    const { hidden, untold } = asked(name)
    expect(hidden).toBeGreaterThan(few.length)
    expect(untold).toBe(0)
  },
)

it('an entry that is kept back is named by the others that have seen it', () => {
  expect(asked('the server withholds one author from one device').named).toBeGreaterThan(few.length / 2)
})

it.each<[string, Partial<Variant>, ScenarioName, number]>([
  ['a fork is refused instead of kept', { fork: 'refused' }, 'a device is copied', 10],
  ['a digest does not say whether the log is whole', { digest: 'size, top and head' }, 'all of it together', 60],
  [
    'an outbox is emptied at the receipt',
    { exchange: 'outbox and cursor' },
    'the server is restored from a backup',
    10,
  ],
])('devices differ for ever where %s', (_what, variant, name, count) => {
  expect(histories(name, seeds(count), { ...asDesigned, ...variant }).incomplete).toBeGreaterThan(0)
})

it('the same seed gives the same steps, whoever is led through them', () => {
  expect(stepsOf(scenarios['all of it together'], 7)).toEqual(stepsOf(scenarios['all of it together'], 7))
  expect(stepsOf(scenarios['all of it together'], 7)).not.toEqual(stepsOf(scenarios['all of it together'], 8))
})
