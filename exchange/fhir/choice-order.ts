/**
 * What a file says about the order of a question's choices: points in any value type, printed prefixes, numbers or letters
 * in codes and labels. Where it says something, the choices must stand as the form has them; a list that is printed
 * backwards turns every answer round.
 */
import type { Form } from '#instruments'
import type { Fault } from '../fault.ts'
import type { Extension } from './shapes.ts'
import { named } from './systems.ts'

/** A number for each choice, by where the file says it; null for a choice without one. */
export type Told = ReadonlyMap<string, readonly (number | null)[]>

/** What is known of one choice: its extensions, and the texts that may hold a number. */
export interface Marked {
  readonly extensions: readonly Extension[]
  readonly whole: number | undefined
  readonly code: string | undefined
  readonly label: string
}

/** `points …` must be the form's. Anything else speaks only where it is a row: numbers in equal steps, in some order. */
export function toldBy(choices: readonly Marked[]): Told {
  const told = new Map<string, readonly (number | null)[]>()
  for (const url of new Set(choices.flatMap(({ extensions }) => extensions.map((one) => one.url)))) {
    const numbers = choices.map(({ extensions }) => numberIn(extensions.find((one) => one.url === url)))
    if (named.points.test(url)) told.set(`points ${url}`, numbers)
    else told.set(url, numbers.includes(null) && named.prefix.test(url) ? lettersOf(prefixes(choices, url)) : numbers)
  }
  if (choices.some(({ whole }) => whole !== undefined))
    told.set(
      'points',
      choices.map(({ whole }) => whole ?? null),
    )
  const codes = choices.map(({ code }) => code ?? '')
  told.set('codes', rowOf(codes))
  told.set('letters', lettersOf(codes))
  told.set('labels', labelNumbers(choices.map(({ label }) => label)))
  return told
}

const prefixes = (choices: readonly Marked[], url: string): readonly string[] =>
  choices.map(({ extensions }) => String(extensions.find((one) => one.url === url)?.valueString ?? ''))

/** The number that an extension holds, in whatever value type it was written. */
function numberIn(extension: Extension | undefined): number | null {
  const value = Object.entries(extension ?? {}).find(([key]) => key.startsWith('value'))?.[1]
  const plain = typeof value === 'object' && value !== null ? (value as { readonly value?: unknown }).value : value
  if (typeof plain === 'number') return plain
  const text = typeof plain === 'string' ? /^\(?(-?\d+(?:[.,]\d+)?)[.):]?$/.exec(plain.trim())?.[1] : undefined
  return text === undefined ? null : Number(text.replace(',', '.'))
}

/** The numbers by which texts are told apart: `f0 f1 f2`, `4-jämt 3-ofta`. */
const rowOf = (texts: readonly string[]): readonly (number | null)[] =>
  partsBy([/^(\D*)(\d{1,4})\D?$/, /^(\D?)(\d{1,3})(?=\D)/], texts)?.map(Number) ?? texts.map(() => null)

/** The same with letters: `a) b) c)`. */
const lettersOf = (texts: readonly string[]): readonly (number | null)[] =>
  partsBy([/^(.*?)([a-z])\W?$/i], texts)?.map((letter) => letter.toLowerCase().charCodeAt(0)) ?? texts.map(() => null)

/** What tells texts apart that begin alike, by the first pattern that they all have; null where there is none. */
function partsBy(ways: readonly RegExp[], texts: readonly string[]): readonly string[] | null {
  for (const way of ways) {
    const found = texts.map((text) => way.exec(text.trim()))
    if (found.every((one) => one !== null && one[1] === found[0]?.[1])) return found.map((one) => one?.[2] ?? '')
  }
  return null
}

/** A label that begins with a number or ends in one in brackets: `4 – jämt`, `Jämt (4)`. */
const labelNumbers = (labels: readonly string[]): readonly (number | null)[] => {
  const ways = [/^\(?(\d{1,3})(?=[\s.):=–-]|$)/, /\((\d{1,3})\)$/]
  const found = ways.map((way) => labels.map((label) => way.exec(label)?.[1]))
  const all = found.find((numbers) => !numbers.includes(undefined))
  return labels.map((_, at) => (all ? Number(all[at]) : null))
}

interface NumberedItem {
  readonly id: string
  readonly numbers: readonly (number | null)[]
  readonly worth: readonly number[]
}

/** Whether anything at all in the file tells the order of the choices. */
export const tellsOrder = (told: readonly Told[]): boolean =>
  told.some((one) => [...one].some(([by, numbers]) => isStrict(by) || isRow(numbers)))

const isStrict = (by: string): boolean => by.startsWith('points')

/**
 * Each item whose choices stand in another order than the file says. All items must agree on what the numbers mean. Points
 * are believed before other numbers, and numbers before letters.
 */
export function orderFaults(form: Form, told: ReadonlyMap<string, Told>): readonly Fault<'wrong-points'>[] {
  const ways = new Set([...told.values()].flatMap((one) => [...one.keys()]))
  const spoken = [...ways]
    .map((by) => ({ by, items: numberedBy(form, told, by) }))
    .filter(({ items }) => items.length > 0)
  const points = spoken.filter(({ by }) => isStrict(by))
  const numbers = spoken.filter(({ by }) => by !== 'letters')
  const believed = [points, numbers, spoken].find((some) => some.length > 0) ?? []
  const wrong = new Set(
    believed.flatMap(({ by, items }) => unexplained(items, isStrict(by) ? strict : lenient).map(({ id }) => id)),
  )
  return [...told.keys()].filter((id) => wrong.has(id)).map((at) => ({ at, reason: 'wrong-points' }))
}

const numberedBy = (form: Form, told: ReadonlyMap<string, Told>, by: string): readonly NumberedItem[] =>
  [...told].flatMap(([id, one]) => {
    const item = form.items[id]
    const numbers = one.get(by) ?? []
    const speaks = isStrict(by) ? numbers.some((number) => number !== null) : isRow(numbers)
    return item?.kind === 'choice' && speaks ? [{ id, numbers, worth: item.worth }] : []
  })

type Meaning = (item: NumberedItem) => boolean

/** Places from 0, places from 1, or what each choice is worth on the form. */
const strict: readonly Meaning[] = [
  ({ numbers }) => numbers.every((number, at) => number === at),
  ({ numbers }) => numbers.every((number, at) => number === at + 1),
  ({ numbers, worth }) => numbers.every((number, at) => number === worth[at]),
]

/** Rising as the choices do, or as their worth. */
const lenient: readonly Meaning[] = [
  ({ numbers }) => numbers.every((number, at) => at === 0 || Number(number) > Number(numbers[at - 1])),
  ({ numbers, worth }) => numbers.every((_, at) => at === 0 || rises(numbers, at) === rises(worth, at)),
]

const rises = (numbers: readonly (number | null)[], at: number): number =>
  Math.sign(Number(numbers[at]) - Number(numbers[at - 1]))

/** What is left when the meaning that explains most has been taken. */
function unexplained(items: readonly NumberedItem[], meanings: readonly Meaning[]): readonly NumberedItem[] {
  const left = meanings.map((holds) => items.filter((one) => !holds(one)))
  return left.reduce((best, one) => (one.length < best.length ? one : best), items)
}

/** Numbers in equal steps, in whatever order. The codes of a terminology, which mean no order, are none. */
function isRow(numbers: readonly (number | null)[]): boolean {
  if (numbers.length < 2 || numbers.includes(null)) return false
  const sorted = numbers.map(Number).sort((a, b) => a - b)
  const step = Number(sorted[1]) - Number(sorted[0])
  return (
    step > 0 &&
    step <= 100 &&
    sorted.every((number, at) => Math.abs(number) < 1000 && (at === 0 || number - Number(sorted[at - 1]) === step))
  )
}
