/**
 * Children on their way to the worker: whole numbers in one buffer that is handed over and not copied, and each text
 * once. Copied as objects, a hundred thousand children take longer on their way than the counting does.
 */
import type { Exact, Measurement, PeriodCase } from '#aggregate'

export interface Packed {
  readonly ids: readonly string[]
  /** What the numbers that stand for a text point to. */
  readonly texts: readonly string[]
  readonly numbers: Float64Array<ArrayBuffer>
}

/** Stands for null, and where a list would say how many it has. No day, sum or place in a list is so small. */
const none = Number.MIN_SAFE_INTEGER

export function pack(cases: readonly PeriodCase[]): Packed {
  const numbers: number[] = []
  const texts: string[] = []
  const known = new Map<string, number>()

  const number = (value: number | null | undefined) => void numbers.push(value ?? none)
  function word(said: string | null) {
    if (said === null) return number(null)
    const at = known.get(said) ?? known.size
    if (at === known.size) {
      known.set(said, at)
      texts.push(said)
    }
    numbers.push(at)
  }
  function words(list: readonly string[] | null) {
    number(list?.length)
    for (const each of list ?? []) word(each)
  }
  function fields<V>(of: Readonly<Record<string, V>> | undefined, value: (value: V) => void) {
    if (!of) return number(null)
    const names = Object.keys(of)
    number(names.length)
    for (const name of names) {
      word(name)
      value(of[name] as V)
    }
  }
  function exact(value: Exact | null) {
    number(value?.over)
    if (value) numbers.push(value.sum)
  }

  for (const { sex, age, reasons, interventions, professions, waiting, measurements, changes } of cases) {
    word(sex)
    number(age)
    for (const codes of [reasons, interventions, professions]) words(codes)
    number(waiting.visit)
    number(waiting.start)
    numbers.push(measurements.length)
    for (const { form, revision, timePoint, training, scales, answers } of measurements) {
      word(form)
      number(revision)
      word(timePoint)
      number(training ? 1 : 0)
      fields(scales, exact)
      fields(answers, number)
    }
    fields(changes, word)
  }
  return { ids: cases.map(({ id }) => id), texts, numbers: new Float64Array(numbers) }
}

/** What was packed, in the order in which it was written. Equal values are one object. */
export function unpack({ ids, texts, numbers }: Packed): readonly PeriodCase[] {
  let at = 0
  const values = new Map<number, Map<number, Exact>>()

  function number(): number | null {
    const value = numbers[at++] as number
    return value === none ? null : value
  }
  function word<T extends string>(): T | null {
    const place = number()
    return place === null ? null : (texts[place] as T)
  }
  function list<T>(each: () => T): T[] | null {
    const length = number()
    if (length === null) return null
    const all: T[] = []
    for (let i = 0; i < length; i += 1) all.push(each())
    return all
  }
  function fields<V>(value: () => V): Record<string, V> | null {
    const length = number()
    if (length === null) return null
    const of: Record<string, V> = {}
    for (let i = 0; i < length; i += 1) {
      const name = word() as string
      of[name] = value()
    }
    return of
  }
  function exact(): Exact | null {
    const over = number()
    if (over === null) return null
    const sum = numbers[at++] as number
    const known = values.get(over)?.get(sum)
    if (known) return known
    const value = { sum, over }
    values.set(over, (values.get(over) ?? new Map<number, Exact>()).set(sum, value))
    return value
  }
  const code = () => word() as string
  const change = () => word<NonNullable<PeriodCase['changes'][string]>>()
  function measurement(): Measurement {
    const [form, revision, timePoint] = [code(), number() as number, word() as Measurement['timePoint']]
    const made = { form, revision, timePoint, training: number() === 1, scales: fields(exact) ?? {} }
    const answers = fields(number)
    return answers ? { ...made, answers } : made
  }

  return ids.map(
    (id): PeriodCase => ({
      id,
      sex: word() as PeriodCase['sex'],
      age: number(),
      reasons: list(code),
      interventions: list(code),
      professions: list(code),
      waiting: { visit: number(), start: number() },
      measurements: list(measurement) ?? [],
      changes: fields(change) ?? {},
    }),
  )
}
