/**
 * Which columns of a table could be a form's items. By their own names, or as a series: names that are alike but for a
 * number, as `Fråga 1 … Fråga 10`, `core10_1 …`, `grupp/fraga_1 …`, `q1_s2 …`. A single name that ends in a number
 * (`Vecka 4`, a sum called `CORE10`) is no series, and an item that is called turned (`sdq_7r`) is none at all.
 */
import { type Form, itemIds } from '#instruments'
import { type Candidate, folded, withoutBrackets } from './column-names.ts'

export function itemColumns(form: Form, header: readonly string[]): readonly Candidate[] {
  const own = header.flatMap((name, at) => {
    const item = itemCalled(form, name)
    return item === undefined ? [] : [{ at, meaning: { is: 'item', item }, rank: 1 } as const]
  })
  const asked = itemIds(form).slice(0, form.numbered)
  const series = bestSeries(form, header, asked.length).flatMap((numbers) =>
    [...numbers].flatMap(([number, at]) => {
      const item = asked[number - 1]
      return item === undefined ? [] : [{ at, meaning: { is: 'item', item }, rank: 2 } as const]
    }),
  )
  return [...own, ...series, ...theOnlyItem(form, header)]
}

/** By its variable name, or another name that files use. */
function itemCalled(form: Form, name: string): string | undefined {
  const small = name.trim().toLowerCase()
  if (Object.hasOwn(form.items, small)) return small
  return Object.entries(form.aliases ?? {}).find(([other]) => other === small)?.[1]
}

/** A form with one item: a column called as the form is. */
function theOnlyItem(form: Form, header: readonly string[]): readonly Candidate[] {
  const [item, ...others] = itemIds(form)
  if (item === undefined || others.length > 0) return []
  return header.flatMap((name, at) => {
    const rest = afterForm(form, name)
    const is = rest !== null && ['', '1', 'score', 'poang', 'varde', 'value', 'total'].includes(rest)
    return is ? [{ at, meaning: { is: 'item', item }, rank: 2 } as const] : []
  })
}

/** Column by number. */
type Series = ReadonlyMap<number, number>

/** Those that have all the numbers; else those that have most of them, so that what lacks can be named. */
function bestSeries(form: Form, header: readonly string[], count: number): readonly Series[] {
  if (count < 2) return []
  const all = allSeries(form, header)
  const inForm = (one: Series) => [...one.keys()].filter((number) => number <= count).length
  const whole = all.filter((one) => inForm(one) === count)
  const most = Math.max(2, ...all.map(inForm))
  const some = whole.length > 0 ? whole : all.filter((one) => inForm(one) === most)
  const columns = (one: Series) => [...one.values()].join()
  return some.filter((one, at) => some.findIndex((other) => columns(other) === columns(one)) === at)
}

function allSeries(form: Form, header: readonly string[]): readonly Series[] {
  const found = new Map<string, Map<number, number> | null>()
  for (const [at, name] of header.entries())
    for (const [stem, number] of readings(form, name)) {
      const series = found.get(stem)
      // A number that stands twice under one name tells nothing.
      if (series === null || series?.has(number)) found.set(stem, null)
      else found.set(stem, (series ?? new Map()).set(number, at))
    }
  return [...found.values()].filter((one) => one !== null)
}

/** Called turned, recoded or reversed after its number. */
const TURNED = /\d[\s_.([-]*(r|rev|reversed|rec|recoded|inv|inverted|omv[äa]nd|v[äa]nd)[)\]]?$/i

/** The ways in which a name can be one of a series, each with its number. */
function readings(form: Form, written: string): readonly (readonly [stem: string, number: number])[] {
  if (TURNED.test(written.trim())) return []
  const name = withoutBrackets(written)
  const paths = new Set([name, name.split(/[/\\]|::/).at(-1) ?? name])
  const ways = [...paths].flatMap((path) => {
    const plain = folded(path)
    const last = /^(.*?)0*([1-9]\d{0,2})$/.exec(plain)
    const middle = /^(\D*)0*([1-9]\d{0,2})(\D.*)$/.exec(plain)
    const of = afterForm(form, path)
    return [
      last && ([`${tight(last[1])}#`, last[2]] as const),
      middle && ([`${tight(middle[1])}#${tight(middle[3])}`, middle[2]] as const),
      of !== null && /^0*[1-9]\d{0,2}$/.test(of) && (['form #', of] as const),
    ]
  })
  return ways.flatMap((way) => (way ? [[way[0], Number(way[1])] as const] : []))
}

const tight = (text = ''): string => text.replaceAll(' ', '')

/** What follows the form's own name, or its instrument's: `core10_1` is `1` on CORE-10. Null where it begins otherwise. */
function afterForm(form: Form, name: string): string | null {
  const plain = tight(folded(name))
  const names = [form.id, form.title, form.instrument].map((one) => tight(folded(one)))
  const own = names.toSorted((a, b) => b.length - a.length).find((one) => plain.startsWith(one))
  return own === undefined ? null : plain.slice(own.length)
}
