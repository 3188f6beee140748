/** A case's measurements as panels on one time axis: one panel an instrument and scale, one line a kind of form. Pure. */
import { besideOf, decimalsOf, headlineOf, type Informant } from '#instruments'
import type { Words } from '../words/index.tsx'
import type { Mark, Panel, Point, Series, Threshold } from './chart/index.tsx'
import { figures } from './figures.ts'
import { type Measurement, sameKind } from './measurement.ts'
import { namesIn } from './names.ts'

const marks: Readonly<Record<Informant, Mark>> = {
  self: 'circle',
  parent: 'square',
  teacher: 'triangle',
  clinician: 'diamond',
}

export function panelsOf(all: readonly Measurement[], words: Words): readonly Panel[] {
  const byInstrument = Map.groupBy(all, ({ form }) => form.instrument)
  return [...byInstrument.values()].flatMap((own) =>
    drawnScales(own[0] as Measurement).map((scale) => panelOf(own, scale, words)),
  )
}

/** The headline, below those that stand beside it: SDQ's impact is read before its total. */
const drawnScales = ({ form }: Measurement): readonly string[] =>
  [...besideOf(form), headlineOf(form)].filter((scale) => scale !== null)

function panelOf(own: readonly Measurement[], scale: string, words: Words): Panel {
  const names = namesIn(words)
  const { form, result } = own[0] as Measurement
  const first = result.scales[scale]
  const ranges = own.flatMap((one) => one.result.scales[scale]?.range ?? [])
  return {
    key: `${form.instrument} ${scale}`,
    title: `${names.instrument(form)}: ${names.scale(scale, form)}`,
    direction: words.t(`results.direction.${first?.higherIs ?? 'worse'}`),
    higherIs: first?.higherIs ?? 'worse',
    from: Math.min(...ranges.map((range) => range.from)),
    to: Math.max(...ranges.map((range) => range.to)),
    thresholds: thresholdsOf(own, scale, words),
    series: seriesOf(own, scale, words),
  }
}

/** Kinds of form are told apart: each is its own line, and all but the informant's first kind are drawn hollow. */
function seriesOf(own: readonly Measurement[], scale: string, words: Words): readonly Series[] {
  const lines: Measurement[][] = []
  for (const one of own) {
    const line = lines.find((line) => line.every((other) => sameKind(other, one)))
    if (line) line.push(one)
    else lines.push([one])
  }
  return lines.map((line, i) => {
    const [first] = line as [Measurement]
    const { informant } = first.form
    const kinds = lines.filter(([other]) => other?.form.informant === informant)
    return {
      key: String(i),
      name: kindName(
        first,
        kinds.map(([other]) => other as Measurement),
        words,
      ),
      mark: marks[informant],
      apart: kinds[0] !== line,
      points: drawnInOrder(line.flatMap((one) => pointOf(one, scale, words))),
    }
  })
}

/** Says what sets this kind apart from the informant's other kinds, and always that it is practice text. */
function kindName(one: Measurement, kinds: readonly Measurement[], words: Words): string {
  const said = [
    (each: Measurement) => words.t(`results.asks.${each.form.period}`),
    (each: Measurement) => each.record.body.wording?.language ?? '',
    (each: Measurement) => words.t('results.revision', { revision: each.record.body.revision }),
  ]
  const telling = said.filter((say) => new Set(kinds.map(say)).size > 1).map((say) => say(one))
  const practice = one.record.body.wording?.training && words.t('results.training-short')
  return [namesIn(words).informant(one.form.informant), ...telling, practice].filter(Boolean).join(', ')
}

function drawnInOrder(points: readonly Omit<Point, 'at'>[]): readonly Point[] {
  let at = ''
  return points.map((point) => {
    if (point.day > at) at = point.day
    return { ...point, at }
  })
}

function pointOf(one: Measurement, scale: string, words: Words): readonly Omit<Point, 'at'>[] {
  const score = one.result.scales[scale]
  if (score?.kind !== 'scored') return []
  const written = figures(words.language).decimal(score.value, decimalsOf(one.form, scale))
  return [{ id: one.record.id, day: one.record.body.day, value: score.value, written }]
}

/** Cut-offs that the newest form of each informant is read by; the same limit for several is one line. */
function thresholdsOf(own: readonly Measurement[], scale: string, words: Words): readonly Threshold[] {
  const newest = new Map(own.map((one) => [one.form.informant, one]))
  const found = [...newest.values()].flatMap(({ form, result }) => {
    const score = result.scales[scale]
    const placements = score?.kind === 'scored' ? score.placements : []
    return placements.flatMap(({ cutOff, sex }) =>
      cutOff === null
        ? []
        : [{ value: cutOff, who: sex ? words.t(`results.sex.${sex}`) : words.t(`results.short.${form.informant}`) }],
    )
  })
  const byValue = Map.groupBy(found, ({ value }) => value)
  return [...byValue].map(([value, same]) => ({ value, name: thresholdName(value, same, newest.size, words) }))
}

/** Says whose limit it is only where there are several. */
function thresholdName(
  value: number,
  same: readonly { readonly who: string }[],
  informants: number,
  words: Words,
): string {
  const digits = value % 1 === 0 ? 0 : (value * 10) % 1 === 0 ? 1 : 2
  const figure = figures(words.language).decimal(value, digits)
  const who = [...new Set(same.map((one) => one.who))]
  const everyone = same.length >= informants && (informants > 1 || who.length === 1)
  return everyone
    ? words.t('results.chart.limit', { value: figure })
    : words.t('results.chart.limit-of', { value: figure, who: who.join(', ') })
}
