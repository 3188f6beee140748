/** When a definition takes the place of the one that the unit has, and what is another in it. Pure. */
import { correctionOf, type Period, releaseWindow } from '#aggregate'

/**
 * `begun`: corrected on or after the first day of the one that is there. By the collector's day in it, so that a unit
 * that fetches late, or has a wrong clock, takes what all others took.
 */
export type DefinitionStatus = 'new' | 'same' | 'correction' | 'older' | 'other-content' | 'begun'

export function definitionStatus(found: Period, kept: Period | undefined): DefinitionStatus {
  if (!kept) return 'new'
  const numbers = correctionOf(found) - correctionOf(kept)
  if (numbers < 0) return 'older'
  if (numbers === 0) return JSON.stringify(found) === JSON.stringify(kept) ? 'same' : 'other-content'
  return found.correction && found.correction.made < kept.first ? 'correction' : 'begun'
}

const parts = ['names', 'first', 'last', 'window', 'reasons', 'interventions', 'professions', 'forms', 'kind'] as const

export interface Change {
  readonly part: (typeof parts)[number]
  /** What stood in the one before and not in this one, as it is shown; and the other way round. Both may be empty. */
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

export function changesIn(before: Period, now: Period, language: keyof Period['names']): readonly Change[] {
  return parts.flatMap((part): Change[] => {
    if (JSON.stringify(contentOf[part](before)) === JSON.stringify(contentOf[part](now))) return []
    const [old, fresh] = [shownOf(part, before, language), shownOf(part, now, language)]
    return [
      { part, gone: old.filter((text) => !fresh.includes(text)), come: fresh.filter((text) => !old.includes(text)) },
    ]
  })
}

const contentOf: Record<Change['part'], (period: Period) => unknown> = {
  names: ({ names }) => names,
  first: ({ first }) => first,
  last: ({ last }) => last,
  window: ({ window }) => window,
  reasons: ({ reasons }) => reasons,
  interventions: ({ interventions }) => interventions,
  professions: ({ professions }) => professions,
  forms: ({ plan, measures, questionnaires }) => [plan, measures, questionnaires],
  kind: ({ kind }) => kind,
}

function shownOf(part: Change['part'], period: Period, language: keyof Period['names']): readonly string[] {
  if (part === 'names') return [period.names[language]]
  if (part === 'first' || part === 'last') return [period[part]]
  if (part === 'window')
    return ([1, 2] as const).map((edition) => {
      const { opens, closes } = releaseWindow(period, edition)
      return closes === null ? opens : `${opens} – ${closes}`
    })
  if (part === 'forms' || part === 'kind') return []
  return period[part].map(({ names }) => names[language])
}
