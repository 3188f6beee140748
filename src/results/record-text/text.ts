/**
 * The paragraph for the record: always Swedish, never a name, and always the form, its date, its blanks and, where a band
 * is given, the norm set. Pure. Three lengths of the same facts; a longer one never says anything that a shorter denies.
 */
import {
  besideOf,
  decimalsOf,
  headlineOf,
  isBritish,
  isOwnForm,
  labelKey,
  levelOf,
  type Placement,
  reviewsRisk,
  rowsOf,
  type ScaleScore,
  type Scored,
} from '#instruments'
import { formNameIn } from '../../words/form-name.ts'
import type { Words } from '../../words/index.tsx'
import { figures } from '../figures.ts'
import { type Changed, cautionsOf, changeText, regressionText, ruleText } from '../interpretation/index.ts'
import { blanksAsZero, isFromHome, type Measurement } from '../measurement.ts'
import { namesIn } from '../names.ts'

export const lengths = ['short', 'medium', 'long'] as const
export type Length = (typeof lengths)[number]

export interface RecordEntry {
  readonly measurement: Measurement
  /** Against earlier forms; none for a first one, and where interpretation is off. */
  readonly changes: readonly Changed[]
  /** True where somebody has marked the answers to go through as read. */
  readonly seen: boolean
  /** Off leaves values and blanks. */
  readonly interpreted: boolean
}

/** Every form of an occasion, each in a paragraph of its own. `words` must be the Swedish ones. */
export const occasionText = (told: readonly RecordEntry[], length: Length, words: Words): string =>
  told.map((entry) => recordText(entry, length, words)).join('\n\n')

/** `words` must be the Swedish ones. */
export function recordText(told: RecordEntry, length: Length, words: Words): string {
  const { measurement, changes } = told
  const { t } = words
  const long = length === 'long'
  return [
    headText(measurement, words),
    isOwnForm(measurement.form.id) && t('record.own'),
    isFromHome(measurement) && t('record.home'),
    measurement.record.body.wording?.training && t('record.training'),
    levelText(measurement, words),
    headlineText(told, words),
    length !== 'short' && othersText(told, long, words),
    reviewText(told, words),
    blanksText(measurement, words),
    ...changes.flatMap((changed) => [changeText(changed, words), long && ruleText(changed, words)]),
    regressionText(changes, words),
    ...(told.interpreted ? normsText(told, length, words) : []),
    long && raterText(measurement, words),
    long && t('record.basis'),
  ]
    .filter(Boolean)
    .join(' ')
}

function headText({ form, record }: Measurement, words: Words): string {
  const informant = namesIn(words).informant(form.informant)
  return words.t('record.head', { form: formNameIn(words)(form.id), informant, day: record.body.day })
}

function headlineText(told: RecordEntry, words: Words): string {
  const scale = headlineOf(told.measurement.form)
  return scale === null ? '' : `${scaleText(told, scale, words)}.`
}

function scaleText({ measurement, interpreted }: RecordEntry, scale: string, words: Words): string {
  const { form, result } = measurement
  const { t } = words
  const name = namesIn(words).scale(scale, form)
  const score = result.scales[scale] as ScaleScore
  if (score.kind === 'not-scored') return t('record.no-score', { name, reason: t(`record.${score.reason}`) })
  const value = figures(words.language).decimal(score.value, decimalsOf(form, scale))
  const zeros = blanksAsZero(score)
    ? ` (${t('results.blank-as-zero', { blank: score.blank.length, of: score.of })})`
    : ''
  if (!interpreted) return t('record.scale', { name, value, to: score.range.to }) + zeros
  const band =
    score.placements.length > 0
      ? words.list(score.placements.map((placement) => bandText(placement, score, words)))
      : t(`results.unplaced.${score.unplaced ?? 'no-norms'}`)
  return t('record.scale-band', { name, value, to: score.range.to, band }) + zeros
}

/** A British limit is always named, and so is what stands beside it; whose limit it is where sex or age leaves two. */
function bandText(placement: Placement, { placements }: Scored, words: Words): string {
  const names = namesIn(words)
  const band = names.band(placement.band.name, placement.norms)
  const limitFor = names.limitFor(placement)
  const whose =
    limitFor === ''
      ? band
      : words.t('record.band-for', { band, whose: limitFor.charAt(0).toLowerCase() + limitFor.slice(1) })
  return placements.some(({ norms }) => isBritish(norms)) ? `${names.population(placement.norms)}: ${whose}` : whose
}

/** The scales that are told beneath the headline: all, or only those that stand beside it, those without a score and those past a limit. */
function othersShown({ form, result }: Measurement, all: boolean): readonly string[] {
  return rowsOf(form).filter((scale) => {
    const score = result.scales[scale]
    if (scale === headlineOf(form) || !score) return false
    return (
      all ||
      besideOf(form).includes(scale) ||
      score.kind === 'not-scored' ||
      score.placements.some((placement) => placement.clinical === true)
    )
  })
}

function othersText(told: RecordEntry, all: boolean, words: Words): string {
  const shown = othersShown(told.measurement, all)
  const texts = shown.map((scale) => scaleText(told, scale, words))
  return texts.length > 0 ? `${words.list(texts, ';')}.` : ''
}

/** How many answers there are to talk through, of what kind, and whether somebody has read them. Never which, never a level. */
function reviewText({ measurement, seen }: RecordEntry, { t }: Words): string {
  const { above, blank } = measurement.result.review
  const count = above.length + blank.length
  if (count === 0) return ''
  const risk = reviewsRisk(measurement.form) ? 'yes' : 'no'
  return t('record.review', { count, above: above.length, blank: blank.length, risk, seen: seen ? 'yes' : 'no' })
}

function blanksText(measurement: Measurement, { t }: Words): string {
  const blank = Object.values(measurement.record.body.answers).filter((answer) => answer === null).length
  const prorated = shownScores(measurement).some((score) => score.prorated)
  return t(prorated ? 'record.blanks-prorated' : 'record.blanks', { blank })
}

const shownScores = ({ form, result }: Measurement) =>
  rowsOf(form).flatMap((scale) => {
    const score = result.scales[scale]
    return score?.kind === 'scored' ? [score] : []
  })

/** The tables behind the bands that are told, and what must be said with them. */
function normsText({ measurement }: RecordEntry, length: Length, words: Words): readonly string[] {
  const names = namesIn(words)
  const scales = [
    headlineOf(measurement.form),
    ...(length === 'short' ? [] : othersShown(measurement, length === 'long')),
  ]
  const told = scales.filter((scale) => scale !== null)
  const placements = told.flatMap((scale) => {
    const score = measurement.result.scales[scale]
    return score?.kind === 'scored' ? score.placements : []
  })
  const bySet = Map.groupBy(placements, ({ norms }) => norms.id)
  const named = [...bySet.values()].map((own) => {
    const norms = names.norms((own[0] as Placement).norms)
    const grades = words.list([...new Set(own.map(({ cite }) => names.grade(cite)))])
    return words.t('record.norm', { norms: length === 'long' ? words.list([norms, grades], ';') : norms })
  })
  return [...named, ...cautionsOf([measurement], told, words)]
}

/** The level first, in our own words; the number follows as for other forms. */
function levelText({ form, result }: Measurement, words: Words): string {
  const scale = headlineOf(form)
  const score = scale === null ? undefined : result.scales[scale]
  const level = scale !== null && score?.kind === 'scored' ? levelOf(form, scale, score.value) : null
  if (level === null) return ''
  const meaning = namesIn(words).band(level, form)
  return words.t('record.level', {
    level,
    meaning: meaning.charAt(0).toLowerCase() + meaning.slice(1),
    about: words.named(labelKey(form.instrument, 'about'), words.t(`results.asks.${form.period}`)),
  })
}

function raterText({ record, form }: Measurement, { t }: Words): string {
  if (form.informant !== 'clinician') return ''
  const trained = record.body.rater?.trained
  return trained ? t('record.trained', { day: trained }) : t('record.untrained')
}
