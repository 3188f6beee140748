/**
 * What an instrument's parts are called by those who read its results, in one language. Plain text: nothing is counted
 * or filled in. Each instrument has its own, so that one's `total` is never another's.
 */

export interface Labels {
  /** The instrument, without what tells its forms apart: `SDQ`. */
  readonly name: string
  /** Forms that are not called by their title in this language. */
  readonly forms?: Readonly<Record<string, string>>
  readonly scales: Readonly<Record<string, string>>
  /** By the name that a band has in the norm sets. */
  readonly bands: Readonly<Record<string, string>>
  readonly norms: Readonly<Record<string, { readonly title: string; readonly population: string }>>
  /** What must be known of a value, in a few words: said with its level in the text for the record. */
  readonly about?: string
  /** Whose limits its bands have, and how well they are known: said under figures of many. */
  readonly limits?: string
  /** What is known to be missed where only British limits are there. */
  readonly british?: string
}

/** By the key of each part, as `label.sdq.scale.total`. */
export type LabelTexts = Readonly<Record<string, string>>

/** The text with this key, or else `fallback`. */
export type Named = (key: string, fallback: string) => string

const remarks = ['about', 'limits', 'british'] as const

type Part = 'form' | 'scale' | 'band' | 'norms' | 'population' | (typeof remarks)[number]

/** Where a part's label stands among those of all instruments; without a part, the instrument's own name. */
export const labelKey = (...of: readonly [instrument: string, part?: Part, id?: string]): string =>
  ['label', ...of].join('.')

/** All labels of one instrument by their keys. */
export function labelTexts(instrument: string, labels: Labels): LabelTexts {
  const { name, forms = {}, scales, bands, norms } = labels
  const keyed = (part: Part, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([id, text]) => [labelKey(instrument, part, id), text])
  return Object.fromEntries([
    [labelKey(instrument), name],
    ...remarks.flatMap((part) => (labels[part] === undefined ? [] : [[labelKey(instrument, part), labels[part]]])),
    ...keyed('form', forms),
    ...keyed('scale', scales),
    ...keyed('band', bands),
    ...Object.entries(norms).flatMap(([id, { title, population }]) => [
      [labelKey(instrument, 'norms', id), title],
      [labelKey(instrument, 'population', id), population],
    ]),
  ])
}
