/**
 * The paragraph for the record: always Swedish, never a name, and always the form, its date, its blanks and, where a band
 * is given, the norm set. Pure. Three lengths of the same facts; a longer one never says anything that a shorter denies.
 */
import {
  besideOf,
  decimalsOf,
  headlineOf,
  isOwnForm,
  labelKey,
  levelOf,
  type Placement,
  rowsOf,
  type ScaleScore,
} from '#instruments'
import { formNameIn } from '../../words/form-name.ts'
import type { Words } from '../../words/index.tsx'
import { figures } from '../figures.ts'
import { type Changed, changeText, ruleText } from '../interpretation/index.ts'
import type { Measurement } from '../measurement.ts'
import { namesIn } from '../names.ts'

export const lengths = ['short', 'medium', 'long'] as const
export type Length = (typeof lengths)[number]

export interface RecordEntry {
  readonly measurement: Measurement
  /** Against an earlier form; null for a first one, and where interpretation is off. */
  readonly changed: Changed | null
  /** Off leaves values and blanks. */
  readonly interpreted: boolean
}

/** `words` must be the Swedish ones. */
export function recordText(told: RecordEntry, length: Length, words: Words): string {
  const { measurement, changed } = told
  const { t } = words
  const long = length === 'long'
  return [
    headText(measurement, words),
    isOwnForm(measurement.form.id) && t('record.own'),
    measurement.record.body.wording?.training && t('record.training'),
    levelText(measurement, words),
    headlineText(told, words),
    length !== 'short' && othersText(told, long, words),
    reviewText(measurement, words),
    blanksText(measurement, words),
    changed && changeText(changed, words),
    long && changed && ruleText(changed, words),
    told.interpreted && normsText(measurement, long, words),
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
  const value = figures('sv').decimal(score.value, decimalsOf(form, scale))
  if (!interpreted) return t('record.scale', { name, value, to: score.range.to })
  const band =
    score.placements.length > 0
      ? score.placements.map((placement) => bandText(placement, words)).join(', ')
      : t(`results.unplaced.${score.unplaced ?? 'no-norms'}`)
  return t('record.scale-band', { name, value, to: score.range.to, band })
}

function bandText({ band, norms, sex }: Placement, words: Words): string {
  const name = namesIn(words).band(band.name, norms)
  return sex ? words.t('record.band-for', { band: name, sex: words.t(`results.sex.${sex}`) }) : name
}

/** All scales beneath the headline, or only those that stand beside it, those without a score and those past their limit. */
function othersText(told: RecordEntry, all: boolean, words: Words): string {
  const { form, result } = told.measurement
  const shown = rowsOf(form).filter((scale) => {
    const score = result.scales[scale]
    if (scale === headlineOf(form) || !score) return false
    return (
      all ||
      besideOf(form).includes(scale) ||
      score.kind === 'not-scored' ||
      score.placements.some((placement) => placement.clinical === true)
    )
  })
  return shown.length > 0 ? `${shown.map((scale) => scaleText(told, scale, words)).join('; ')}.` : ''
}

/** How many answers there are to talk through. Never which, never a level. */
function reviewText({ result }: Measurement, { t }: Words): string {
  const count = result.review.above.length + result.review.blank.length
  return count > 0 ? t('record.review', { count }) : ''
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

function normsText(measurement: Measurement, graded: boolean, words: Words): string {
  const names = namesIn(words)
  const placements = shownScores(measurement).flatMap((score) => score.placements)
  const bySet = Map.groupBy(placements, ({ norms }) => norms.id)
  if (bySet.size === 0) return words.t('record.no-norm')
  return [...bySet.values()]
    .map((own) => {
      const named = names.norms((own[0] as Placement).norms)
      const grades = [...new Set(own.map(({ cite }) => names.grade(cite)))].join(', ')
      return words.t('record.norm', { norms: graded ? `${named}; ${grades}` : named })
    })
    .join(' ')
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
