/** A case's measurements as panels on one time axis: one panel an instrument and scale, one line a kind of form, a first form's joined with its follow-up's. Pure. */
import { decimalsOf, type Informant, isNearer, type Placement } from '#instruments'
import type { Words } from '../words/index.tsx'
import type { CutOff, Mark, Panel, Point, Series } from './chart/index.tsx'
import { figures } from './figures.ts'
import { isFollowedUpBy, isFromHome, type Measurement, otherPlace, sameKind } from './measurement.ts'
import { agesText, countryName, namesIn } from './names.ts'
import { shownScales } from './strips/strip-rows.ts'

const marks: Readonly<Record<Informant, Mark>> = {
  self: 'circle',
  parent: 'square',
  teacher: 'triangle',
  clinician: 'diamond',
}

/** Those in which somebody has been asked more than once. */
export const repeatedPanels = (all: readonly Measurement[], words: Words): readonly Panel[] =>
  panelsOf(all, words).filter(({ series }) =>
    [...Map.groupBy(series, ({ mark }) => mark).values()].some((own) => own.flatMap(({ points }) => points).length > 1),
  )

export function panelsOf(all: readonly Measurement[], words: Words): readonly Panel[] {
  const byInstrument = Map.groupBy(all, ({ form }) => form.instrument)
  return [...byInstrument.values()].flatMap((own) =>
    shownScales(own[0] as Measurement).map((scale) => panelOf(own, scale, words)),
  )
}

function panelOf(own: readonly Measurement[], scale: string, words: Words): Panel {
  const names = namesIn(words)
  const { form, result } = own[0] as Measurement
  const first = result.scales[scale]
  const ranges = own.flatMap((one) => one.result.scales[scale]?.range ?? [])
  const kinds = kindsOf(own)
  const lines = kinds.map((kind) => kinds.findIndex((other) => isJoined(other, kind)))
  return {
    key: `${form.instrument} ${scale}`,
    title: `${names.instrument(form)}: ${names.scale(scale, form)}`,
    direction: words.t(`results.direction.${first?.higherIs ?? 'worse'}`),
    higherIs: first?.higherIs ?? 'worse',
    from: Math.min(...ranges.map((range) => range.from)),
    to: Math.max(...ranges.map((range) => range.to)),
    cutOffs: cutOffsOf(own, scale, words),
    series: kinds.map((kind, i) => seriesOf(kind, kinds, { key: String(i), line: String(lines[i]) }, scale, words)),
    note: kinds.some((first) => kinds.some((later) => followsUp(first, later)))
      ? words.t('results.chart.other-stretch')
      : null,
  }
}

/** Measurements of one kind, and all or none of them filled in at home; in the order the kinds first came. */
type KindOfForm = readonly [Measurement, ...Measurement[]]

function kindsOf(own: readonly Measurement[]): readonly KindOfForm[] {
  const kinds: [Measurement, ...Measurement[]][] = []
  for (const one of own) {
    const kind = kinds.find(([other]) => sameKind(other, one) && !otherPlace(other, one))
    if (kind) kind.push(one)
    else kinds.push([one])
  }
  return kinds
}

/** The line of a kind: that of the first that it is compared with, wherever either was filled in, or of the first form that it follows up. */
const isJoined = ([first]: KindOfForm, [one]: KindOfForm): boolean => sameKind(first, one) || isFollowedUpBy(first, one)

const followsUp = ([first]: KindOfForm, [later]: KindOfForm): boolean => isFollowedUpBy(first, later)

/** Kinds of form are told apart: all but the informant's first kind are drawn hollow. */
function seriesOf(
  kind: KindOfForm,
  all: readonly KindOfForm[],
  place: Pick<Series, 'key' | 'line'>,
  scale: string,
  words: Words,
): Series {
  const [first] = kind
  const kinds = all.filter(([other]) => other.form.informant === first.form.informant)
  return {
    ...place,
    name: kindName(
      first,
      kinds.map(([other]) => other),
      words,
    ),
    mark: marks[first.form.informant],
    apart: kinds[0] !== kind,
    points: drawnInOrder(kind.flatMap((one) => pointOf(one, scale, words))),
  }
}

/** Says what sets this kind apart from the informant's other kinds, and always that it was filled in at home or is practice text. */
function kindName(one: Measurement, kinds: readonly Measurement[], words: Words): string {
  const said = [
    (each: Measurement) => words.t(`results.asks.${each.form.period}`),
    (each: Measurement) => each.record.body.wording?.language ?? '',
    (each: Measurement) => words.t('results.revision', { revision: each.record.body.revision }),
  ]
  const telling = said.filter((say) => new Set(kinds.map(say)).size > 1).map((say) => say(one))
  const home = isFromHome(one) && words.t('case.from-home')
  const practice = one.record.body.wording?.training && words.t('results.training-short')
  return words.list([
    namesIn(words).informant(one.form.informant),
    ...telling,
    ...[home, practice].filter((said) => said !== false && said !== undefined),
  ])
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
function cutOffsOf(own: readonly Measurement[], scale: string, words: Words): readonly CutOff[] {
  const newest = new Map(own.map((one) => [one.form.informant, one]))
  const found = [...newest.values()].flatMap(({ form, result }) => {
    const score = result.scales[scale]
    const placements = score?.kind === 'scored' ? score.placements : []
    return placements.flatMap((placement) =>
      placement.cutOff === null ? [] : [{ value: placement.cutOff, who: whose(placement, form.informant, words) }],
    )
  })
  const byValue = Map.groupBy(found, ({ value }) => value)
  return [...byValue].map(([value, same]) => ({ value, name: cutOffName(value, same, newest.size, words) }))
}

/** The informant, or the sex and ages that the limit is for; the country too, of one that stands beside a British. */
function whose({ norms, sex, ages }: Placement, informant: Informant, { t, language }: Words): string {
  const who = [sex && t(`results.sex.${sex}`), ages && `${agesText(ages)} ${t('results.years')}`]
    .filter(Boolean)
    .join(' ')
  const country = isNearer(norms) && norms.country ? countryName(norms.country, language) : ''
  return [country, who || (country ? '' : t(`results.short.${informant}`))].filter(Boolean).join(' ')
}

/** Says whose limit it is only where there are several. */
function cutOffName(
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
    ? words.t('results.chart.cut-off', { value: figure })
    : words.t('results.chart.cut-off-of', { value: figure, who: words.list(who) })
}
