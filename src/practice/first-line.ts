/**
 * What the first line met in 2014, as shares to invent children by. The shares of interventions and professions are the
 * published ones (SKL's final report on Psynk); the rest is ours, chosen so that what the report says in words holds: at
 * 0–12 anxiety and low mood are together half of the contacts, and boys are somewhat more often there for aggressiveness
 * and concentration; at 13–18 low mood comes first for girls and anxiety for boys.
 */

export type AgeBand = '0-12' | '13-18' | '19-24'
export type Sex = 'f' | 'm' | 'x'
type Shares = Readonly<Record<string, number>>

export const ages: Readonly<Record<AgeBand, readonly [from: number, to: number]>> = {
  '0-12': [4, 12],
  '13-18': [13, 18],
  '19-24': [19, 24],
}

/** How the 2 648 contacts were spread: fairly even at 0–12, more girls and women after. */
export const people: Readonly<Record<Sex, Readonly<Record<AgeBand, number>>>> = {
  f: { '0-12': 452, '13-18': 760, '19-24': 338 },
  m: { '0-12': 470, '13-18': 424, '19-24': 164 },
  x: { '0-12': 8, '13-18': 22, '19-24': 10 },
}

const everyAge = { school: 0.2, family: 0.2, relationships: 0.18, other: 0.07 }

const girls: Readonly<Record<AgeBand, Shares>> = {
  '0-12': { ...everyAge, anxiety: 0.28, 'low-mood': 0.22, aggressiveness: 0.1, concentration: 0.11 },
  '13-18': {
    ...everyAge,
    anxiety: 0.3,
    'low-mood': 0.36,
    aggressiveness: 0.05,
    concentration: 0.07,
    'self-harm': 0.08,
  },
  '19-24': { ...everyAge, school: 0.14, anxiety: 0.38, 'low-mood': 0.35, aggressiveness: 0.03, concentration: 0.06 },
}

const boys: Readonly<Record<AgeBand, Shares>> = {
  '0-12': { ...everyAge, anxiety: 0.28, 'low-mood': 0.22, aggressiveness: 0.16, concentration: 0.18 },
  '13-18': {
    ...everyAge,
    anxiety: 0.33,
    'low-mood': 0.24,
    aggressiveness: 0.1,
    concentration: 0.13,
    'self-harm': 0.03,
  },
  '19-24': { ...everyAge, school: 0.14, anxiety: 0.36, 'low-mood': 0.31, aggressiveness: 0.06, concentration: 0.09 },
}

export const reasons: Readonly<Record<Sex, Readonly<Record<AgeBand, Shares>>>> = { f: girls, m: boys, x: girls }

export const interventions: Shares = {
  'talks-young': 0.29,
  'talks-parent': 0.21,
  'talks-family': 0.13,
  assessment: 0.37,
  other: 0.11,
}

export const professions: Shares = {
  'social-worker': 0.47,
  psychologist: 0.43,
  nurse: 0.14,
  physician: 0.08,
  'special-needs-teacher': 0.06,
  other: 0.05,
}
