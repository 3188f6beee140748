/** From the text of a file to a FHIR resource of the wanted kind: JSON, bearable in size and depth, and saying what it is. */
import { type Refused, refuse } from '../fault.ts'

export type ResourceFault = 'not-json' | 'xml' | 'too-large' | 'too-deep' | 'not-fhir' | 'other-resource' | 'modifier'

/** No form of any instrument, and no case, comes near it; a larger file is something else. In UTF-16 units. */
const LONGEST_CHARS = 4_000_000
/** Groups within groups; FHIR's own examples stay below ten. */
const DEEPEST = 60

interface Resource extends Readonly<Record<string, unknown>> {
  readonly resourceType: string
}

type ReadResource = { readonly is: 'resource'; readonly resource: Resource } | Refused<ResourceFault>

export function readResource(text: string, ...kinds: readonly string[]): ReadResource {
  if (text.length > LONGEST_CHARS) return refuse('too-large')
  const plain = text.replace(/^\uFEFF/, '')
  if (/^\s*</.test(plain)) return refuse('xml')
  const value = parsed(plain)
  if (value === undefined) return refuse('not-json')
  if (deeperThan(value, DEEPEST)) return refuse('too-deep')
  if (!isResource(value)) return refuse('not-fhir')
  if (!kinds.includes(value.resourceType)) return refuse('other-resource', value.resourceType.slice(0, 60))
  return modified(value) ? refuse('modifier') : { is: 'resource', resource: value }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isResource = (value: unknown): value is Resource => isObject(value) && typeof value.resourceType === 'string'

/** Looked at level by level, so that no depth can exhaust the stack. */
function deeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    if (level.length === 0) return false
  }
  return true
}

/** FHIR's own rule: what carries a modifier that the reader does not know must not be read as if it were not there. */
function modified(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([key, inner]) =>
      (!Array.isArray(value) && (key === 'modifierExtension' || key === 'implicitRules')) || modified(inner),
  )
}
