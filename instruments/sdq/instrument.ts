/**
 * SDQ as facts: items by their standard variable names, keys, scales, impact. No sentence of the form stands here: the
 * wording belongs to its holder. Sources and grades: SOURCES.md.
 */
import { defineForm, type Form, type Informant, type Item, type ItemScale } from '../model/definition.ts'
import { falling, rising } from '../model/keys.ts'
import { sources } from './sources.ts'

/** Not true, somewhat true, certainly true. */
const RISING = rising(3)
const FALLING = falling(3)
/** Not at all, a little, a medium amount, a great deal: the first two are worth nothing. */
const IMPACT: Item = { kind: 'choice', worth: [0, 0, 1, 2] }

/** Items 18 and 22 ask of something else below the age of four. */
const items = <Lies extends string, Steals extends string>(lies: Lies, steals: Steals) =>
  ({
    consid: RISING,
    restles: RISING,
    somatic: RISING,
    shares: RISING,
    tantrum: RISING,
    loner: RISING,
    obeys: FALLING,
    worries: RISING,
    caring: RISING,
    fidgety: RISING,
    friend: FALLING,
    fights: RISING,
    unhappy: RISING,
    popular: FALLING,
    distrac: RISING,
    clingy: RISING,
    kind: RISING,
    [lies]: RISING,
    bullied: RISING,
    helpout: RISING,
    reflect: FALLING,
    [steals]: RISING,
    oldbest: RISING,
    afraid: RISING,
    attends: FALLING,
  }) as Record<Common | Lies | Steals, Item>

type Common =
  | ('consid' | 'restles' | 'somatic' | 'shares' | 'tantrum' | 'loner' | 'obeys' | 'worries' | 'caring' | 'fidgety')
  | ('friend' | 'fights' | 'unhappy' | 'popular' | 'distrac' | 'clingy' | 'kind' | 'bullied' | 'helpout' | 'reflect')
  | ('oldbest' | 'afraid' | 'attends')

const PARENT_AND_SELF = { distres: IMPACT, imphome: IMPACT, impfrie: IMPACT, impclas: IMPACT, impleis: IMPACT }
const TEACHER = { distres: IMPACT, impfrie: IMPACT, impclas: IMPACT }

type SdqSource = keyof typeof sources
const written = (at: string) => ({ source: 'instructions', at, grade: 'primary' }) as const
const coded = (at: string) => ({ source: 'syntax', at, grade: 'secondary' }) as const

/** At least three of five, the mean of them times five, rounded half up. */
const fifth = <const I extends string>(items: readonly I[], higherIs: 'worse' | 'better' = 'worse') =>
  ({
    items,
    combine: 'sum',
    round: 'half-up',
    higherIs,
    missing: { allow: 2, by: 'person-mean', cite: coded('at least 3 of 5 answered; rounded half up') },
    cite: written('scoring: the five scales'),
  }) as const satisfies ItemScale<I, SdqSource>

const summed = (scales: readonly ('emotional' | 'conduct' | 'hyperactivity' | 'peer')[], at: string) =>
  ({ scales, higherIs: 'worse', cite: coded(at) }) as const

interface Version<Lies extends string, Steals extends string, Impact extends string> {
  readonly id: string
  readonly title: string
  readonly informant: Informant
  readonly ages: Form['ages']
  readonly lies: Lies
  readonly steals: Steals
  readonly impact: Readonly<Record<Impact, Item>>
}

function version<Lies extends string, Steals extends string, Impact extends string>(
  { id, title, informant, ages, lies, steals, impact }: Version<Lies, Steals, Impact>,
  occasion: 'first' | 'follow-up',
): Form {
  const impactItems = Object.keys(impact) as Impact[]
  const first = occasion === 'first'
  return defineForm({
    id: first ? id : `${id}-followup`,
    instrument: 'sdq',
    revision: 2,
    title: first ? title : `${title} follow-up`,
    informant,
    ages,
    period: first ? '6-months' : '1-month',
    occasion,
    sources,
    items: {
      ...items(lies, steals),
      ...(first ? {} : { since: rising(5), helpful: rising(4) }),
      ebddiff: rising(4),
      ...(first ? { duration: rising(4) } : {}),
      ...impact,
      burden: rising(4),
    },
    numbered: 25,
    ...(lies === 'lies' ? {} : { aliases: { lies, steals } }),
    scales: {
      emotional: fifth(['somatic', 'worries', 'unhappy', 'clingy', 'afraid']),
      conduct: fifth(['tantrum', 'obeys', 'fights', lies, steals]),
      hyperactivity: fifth(['restles', 'fidgety', 'distrac', 'reflect', 'attends']),
      peer: fifth(['loner', 'friend', 'popular', 'bullied', 'oldbest']),
      prosocial: fifth(['consid', 'shares', 'caring', 'kind', 'helpout'], 'better'),
      total: summed(['emotional', 'conduct', 'hyperactivity', 'peer'], 'total difficulties'),
      internalising: summed(['emotional', 'peer'], 'internalising, for low-risk samples'),
      externalising: summed(['conduct', 'hyperactivity'], 'externalising, for low-risk samples'),
      impact: {
        items: impactItems,
        combine: 'sum',
        higherIs: 'worse',
        missing: {
          allow: impactItems.length - 1,
          by: 'zero',
          cite: coded('impact: a blank counts 0; missing when all are missing'),
        },
        gate: { item: 'ebddiff', cite: written('scoring: impact; where it is blank, our rule: no score') },
        cite: written('scoring: impact'),
      },
    },
    review: [],
    shown: {
      headline: 'total',
      beside: ['impact'],
      rows: ['impact', 'total', 'emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial'],
    },
  })
}

const older = { lies: 'lies', steals: 'steals' } as const
const younger = { lies: 'argues', steals: 'spite', ages: { from: 2, to: 4 } } as const

const bothTimes = <L extends string, S extends string, I extends string>(of: Version<L, S, I>) => [
  version(of, 'first'),
  version(of, 'follow-up'),
]

const child = { ages: { from: 4, to: 17 }, ...older }

export const sdqForms: readonly Form[] = [
  ...bothTimes({ id: 'sdq-p2-4', title: 'SDQ P2-4', informant: 'parent', ...younger, impact: PARENT_AND_SELF }),
  ...bothTimes({ id: 'sdq-t2-4', title: 'SDQ T2-4', informant: 'teacher', ...younger, impact: TEACHER }),
  ...bothTimes({ id: 'sdq-p4-17', title: 'SDQ P4-17', informant: 'parent', ...child, impact: PARENT_AND_SELF }),
  ...bothTimes({ id: 'sdq-t4-17', title: 'SDQ T4-17', informant: 'teacher', ...child, impact: TEACHER }),
  ...bothTimes({
    id: 'sdq-s11-17',
    title: 'SDQ S11-17',
    informant: 'self',
    ...older,
    ages: { from: 11, to: 17 },
    impact: PARENT_AND_SELF,
  }),
]
