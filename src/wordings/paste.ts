/** From pasted lines to a pack: one sentence a line, in the order of the form. Pure; `readPack` still reads it in the end. */
import { type Form, type Item, itemIds, type WordingPack } from '#instruments'

export interface Pasted {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly version: string
  readonly title: string
  readonly instruction: string
  readonly period: string
  readonly copyright: string
  readonly source: string
  readonly licence: string
  readonly grantedBy: string
  readonly grantedTo: string
  /** A civil date, or empty for no end. */
  readonly validUntil: string
  /** One sentence a line. */
  readonly sentences: string
  /** One choice a line, for each list that the form needs. */
  readonly options: Readonly<Record<string, string>>
}

/** Lines that say something, as they were pasted but for space at the ends. Nothing else is taken away or put right. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export interface OptionList {
  readonly name: string
  /** Which questions it answers, counted from 1. */
  readonly numbers: readonly number[]
  readonly size: number
}

/**
 * Which lists of choices a form needs. The training wording knows which questions share a list, or the form itself where
 * it came as data; it is one for each otherwise.
 */
export function optionLists(form: Form, training: WordingPack | null): readonly OptionList[] {
  const ids = itemIds(form)
  const named = ids.map(
    (id) => training?.items.find((item) => item.id === id)?.options ?? ownList(form.items[id]) ?? id,
  )
  const choices = ids.map((id) => form.items[id]).map((item) => (item?.kind === 'choice' ? item.worth.length : 0))
  const byName = Map.groupBy(
    ids.map((_, i) => i).filter((i) => choices[i]),
    (i) => named[i] ?? '',
  )
  return [...byName].map(([name, at]) => ({ name, numbers: at.map((i) => i + 1), size: choices[at[0] ?? 0] ?? 0 }))
}

const ownList = (item: Item | undefined) => (item?.kind === 'choice' ? item.list : undefined)

/** A pack as far as it has been written. What is missing is left out, so that the reader can say so. */
export function packFrom(form: Form, lists: readonly OptionList[], pasted: Pasted): unknown {
  const lines = linesOf(pasted.sentences)
  const ids = itemIds(form)
  const listOf = (i: number) => lists.find(({ numbers }) => numbers.includes(i + 1))?.name
  return {
    format: 'mattstock-wording-1',
    form: form.id,
    version: pasted.version.trim(),
    language: pasted.language.trim(),
    direction: pasted.direction,
    training: false,
    title: pasted.title.trim(),
    instruction: pasted.instruction.trim(),
    period: pasted.period.trim(),
    options: Object.fromEntries(lists.map(({ name }) => [name, linesOf(pasted.options[name] ?? '')])),
    items: lines.map((text, i) => {
      const options = listOf(i)
      return { id: ids[i] ?? `line ${i + 1}`, text, ...(options !== undefined && { options }) }
    }),
    copyright: pasted.copyright.trim(),
    licence: {
      text: pasted.licence.trim(),
      grantedBy: pasted.grantedBy.trim(),
      grantedTo: pasted.grantedTo.trim(),
      validUntil: pasted.validUntil || null,
    },
    source: pasted.source.trim(),
  }
}

/** `[1, 2, 3, 7]` as `1–3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = []
  for (const n of numbers) {
    const open = parts.at(-1)
    if (open && open[1] === n - 1) open[1] = n
    else parts.push([n, n])
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
