/**
 * The text of an element of a FHIR resource: as it stands, or in another language where the file holds a translation.
 * Space at the ends, which nobody sees, is left out, and a line ends as the wordings' lines do.
 */
import { named } from './systems.ts'

/** Undefined where the element has no such text, or none in that language. */
export type Say = (element: object, key: string) => string | undefined

export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

export const asItStands: Say = (element, key) => textOf((element as Loose)[key])

export const inLanguage =
  (language: string): Say =>
  (element, key) =>
    translations(element as Loose, key).find(([tag]) => sameLanguage(tag, language))?.[1]

/** `sv` and `sv-SE` are one language; a text in one is read by whoever asked for the other. */
export const sameLanguage = (one: string, other: string): boolean => main(one) === main(other)

const main = (tag: string): string | undefined => tag.trim().toLowerCase().split(/[-_]/)[0]

/** The languages that a file holds translations to, wherever in it, in the order of their first appearance. */
export function translatedTo(value: unknown): readonly string[] {
  const found = new Set<string>()
  const look = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return
    const element = inner as Loose
    for (const key of ['text', 'display', 'valueString']) for (const [tag] of translations(element, key)) found.add(tag)
    for (const one of Object.values(element)) look(one)
  }
  look(value)
  return [...found]
}

type Loose = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? tidy(value) : undefined)

/** By the extension beside a text, or as a concept's designation. */
function translations(element: Loose, key: string): readonly (readonly [tag: string, text: string])[] {
  const beside = list((element[`_${key}`] as Loose | undefined)?.extension).filter(({ url }) =>
    named.translation.test(String(url)),
  )
  const extended = beside.map(({ extension }) => [
    list(extension).find(({ url }) => url === 'lang'),
    list(extension).find(({ url }) => url === 'content'),
  ])
  const designated = key === 'display' ? list(element.designation) : []
  return [
    ...extended.map(([lang, content]) => [
      lang?.valueCode ?? lang?.valueString,
      content?.valueString ?? content?.valueMarkdown,
    ]),
    ...designated.map(({ language, value }) => [language, value]),
  ].flatMap(([tag, text]) => (typeof tag === 'string' && typeof text === 'string' ? [[tag, tidy(text)] as const] : []))
}

const list = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.filter((one): one is Loose => typeof one === 'object' && one !== null) : []
