/** The scenarios of the model and, for a seed, the steps that happen in one: pure lists, so that other code can be led through the same. */
import { type Chance, chance } from '../../../src/practice/chance.ts'
import { noTrouble, type Trouble } from './line.ts'

/** `device` counts from 0; a copy of a device gets the next number. */
export type Step =
  | DeviceStep
  | { readonly does: 'keep backup' }
  | { readonly does: 'restore' }
  | { readonly does: 'split' }
  | { readonly does: 'withhold'; readonly from: number; readonly of: number }

export interface DeviceStep {
  readonly does: 'write' | 'meet' | 'copy' | 'keep profile' | 'set back'
  readonly device: number
}

export interface Scenario {
  readonly trouble: Trouble
  /** What strikes, at a step drawn by chance each; `from` to `to` where one must come before the other. */
  readonly strikes: readonly ((among: Chance) => readonly { readonly at: number; readonly step: Step }[])[]
}

const DEVICES = 5
const STEPS = 80
const rough: Trouble = { lost: 0.2, dropped: 0.2, replayed: 0.2, tampered: 0.1, reordered: true }

const restored = (among: Chance) => {
  const kept = among.whole(5, 50)
  return [
    { at: kept, step: { does: 'keep backup' } },
    { at: among.whole(kept + 1, 75), step: { does: 'restore' } },
  ] as const
}

const copied = (among: Chance) => [
  { at: among.whole(5, 60), step: { does: 'copy', device: among.whole(0, DEVICES - 1) } } as const,
]

const setBack = (among: Chance) => {
  const device = among.whole(0, DEVICES - 1)
  const kept = among.whole(5, 50)
  return [
    { at: kept, step: { does: 'keep profile', device } },
    { at: among.whole(kept + 1, 75), step: { does: 'set back', device } },
  ] as const
}

const split = (among: Chance) => [{ at: among.whole(5, 40), step: { does: 'split' } } as const]

const withheld = (among: Chance) => {
  const from = among.whole(0, DEVICES - 1)
  const of = (from + among.whole(1, DEVICES - 1)) % DEVICES
  return [{ at: among.whole(5, 40), step: { does: 'withhold', from, of } } as const]
}

export const scenarios = {
  honest: { trouble: noTrouble, strikes: [] },
  'a rough line': { trouble: rough, strikes: [] },
  'the server is restored from a backup': { trouble: noTrouble, strikes: [restored] },
  'a device is copied': { trouble: noTrouble, strikes: [copied] },
  'a device is set back': { trouble: noTrouble, strikes: [setBack] },
  'all of it together': { trouble: rough, strikes: [restored, copied, setBack] },
  'the server shows two halves different things': { trouble: noTrouble, strikes: [split] },
  'the server withholds one author from one device': { trouble: noTrouble, strikes: [withheld] },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

/** How many devices there are to begin with. */
export const deviceCount = DEVICES

/** What happens, in order. */
export function stepsOf({ strikes }: Scenario, seed: number): readonly Step[] {
  const among = chance(seed)
  const struck = strikes.flatMap((strike) => strike(among))
  let devices = DEVICES
  return Array.from({ length: STEPS }, (_, at) => {
    const now = struck.filter((strike) => strike.at === at).map(({ step }) => step)
    const here: Step = { does: among.yes(0.45) ? 'write' : 'meet', device: among.whole(0, devices - 1) }
    devices += now.filter(({ does }) => does === 'copy').length
    return [...now, here]
  }).flat()
}
