/** The choices of a value set that lies in the file itself: nothing is ever fetched. */
import { type Concept, codeSystem, type Extension, type Questionnaire, type ValueSet, valueSet } from './shapes.ts'

export type ValueSetFault = 'outside-value-set' | 'open-value-set' | 'two-lists'

interface Listed {
  readonly set: ValueSet
  readonly concepts: readonly Concept[]
}

/**
 * Its own list is in the order that its makers gave it; an expansion is in the order of some server, and is used where
 * there is no list. Where there are both they must hold the same choices.
 */
export function listedIn(file: Questionnaire, name: string): Listed | ValueSetFault {
  const read = valueSet.safeParse(file.contained?.find((one) => `#${one.id}` === name || one.url === name))
  if (!read.success) return 'outside-value-set'
  const set = read.data
  const listed = composed(file, set)
  const expanded = expansionOf(set)
  if (!listed) return expanded ? { set, concepts: expanded } : 'open-value-set'
  if (!expanded) return { set, concepts: listed }
  const found = listed.map((one) => expanded.find((other) => isSame(one, other)))
  if (found.includes(undefined) || expanded.length !== listed.length) return 'two-lists'
  const concepts = listed.map((one, at) => ({
    ...one,
    display: one.display ?? found[at]?.display,
    extension: [...(one.extension ?? []), ...(found[at]?.extension ?? [])],
  }))
  return { set, concepts }
}

const isSame = (one: Concept, other: Concept): boolean =>
  one.code === undefined ? one.display === other.display : one.code === other.code

/** Null where the set says its choices in another way than by naming them, or not in this file. */
function composed(file: Questionnaire, { compose }: ValueSet): readonly Concept[] | null {
  if (!compose || compose.exclude) return null
  const parts = compose.include.map(({ system, concept, filter, valueSet: others }) => {
    if (others || filter) return null
    const own = conceptsOf(file, system)
    return concept?.map((one) => ({ ...own?.find(({ code }) => code === one.code), ...one })) ?? own
  })
  return parts.length > 0 && parts.every((part) => part !== null) ? nonEmpty(parts.flat()) : null
}

/** The concepts of a code system that lies in the file, their properties as extensions: a point is a point. */
function conceptsOf(file: Questionnaire, system: string | undefined): readonly Concept[] | null {
  const found = (file.contained ?? []).flatMap((one) => codeSystem.safeParse(one).data ?? [])
  const own = system === undefined ? undefined : found.find(({ url }) => url === system)
  const flat = (concepts: readonly Concept[]): readonly Concept[] =>
    concepts.flatMap((one) => [withProperties(one), ...flat(one.concept ?? [])])
  return own?.concept ? flat(own.concept) : null
}

const withProperties = ({ property = [], extension = [], ...concept }: Concept): Concept => ({
  ...concept,
  extension: [...extension, ...property.map((one) => ({ ...one, url: String(one.code) }) as Extension)],
})

/** Null where there is none, or not all of it is in the file. */
function expansionOf({ expansion }: ValueSet): readonly Concept[] | null {
  const flat = (concepts: readonly Concept[]): readonly Concept[] =>
    concepts.flatMap((one) => [...(one.abstract ? [] : [one]), ...flat(one.contains ?? [])])
  const all = flat(expansion?.contains ?? [])
  return (expansion?.total ?? 0) > all.length ? null : nonEmpty(all)
}

const nonEmpty = (list: readonly Concept[]): readonly Concept[] | null => (list.length > 0 ? list : null)
