/**
 * Bytes like good ones, and like nothing at all. Where an example is JSON its tree is changed: a value replaced, a field
 * taken away, doubled, renamed, or one put in that belongs to nobody. Everything else is changed as text and as bytes.
 */
import fc from 'fast-check'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const deep = (open: string, close: string, n: number) => open.repeat(n) + close.repeat(n)

/** What programs stumble over. */
const traps: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '\uD800',
  'İıſK',
  '=1+1',
  '../../x',
  "x' or '1'='1",
  '<script>1</script>',
  'NaN',
  '1e999',
  '2014-02-30',
  '-0',
  'x'.repeat(5000),
]
const numbers = [0, -0, -1, 0.1, 1e21, 2 ** 31, 2 ** 53, -(2 ** 53), Number.MAX_VALUE, 5e-324]
const texts = [
  '{"__proto__":{"polluted":1}}',
  '"constructor":{"prototype":{"polluted":1}},',
  deep('[', ']', 20_000),
  deep('{"a":', '1}', 200),
  '[',
  '{',
  '"',
  '\\u0000',
  '\\',
  ';',
  '\t',
  '\r\n',
  '\n\n',
  ',,,',
  '""',
  'é'.repeat(100),
  '9'.repeat(400),
]

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, [], {}, [null], [[]], { a: null }),
  fc.constantFrom(...numbers),
  fc.constantFrom(...traps),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
)
const name = fc.oneof(fc.constantFrom(...traps.slice(0, 6)), fc.string({ maxLength: 6 }))

/** Ways to change one place of a tree; `at` chooses the place. */
const treeChange = fc.record({
  how: fc.constantFrom('replace', 'remove', 'double', 'rename', 'add', 'swap', 'nest'),
  at: fc.nat(),
  other: fc.nat(),
  value,
  name,
})
type TreeChange = typeof treeChange extends fc.Arbitrary<infer T> ? T : never

interface Place {
  readonly parent: Json[] | { [name: string]: Json }
  readonly key: string | number
}

function placesIn(tree: Json): Place[] {
  const found: Place[] = []
  const visit = (one: Json) => {
    if (typeof one !== 'object' || one === null) return
    const keys = Array.isArray(one) ? one.keys() : Object.keys(one)
    for (const key of keys) {
      found.push({ parent: one, key })
      visit((one as Record<string | number, Json>)[key] as Json)
    }
  }
  visit(tree)
  return found
}

/** As a field of its own, whatever it is called. */
function put(parent: Place['parent'], key: string | number, content: Json): void {
  Object.defineProperty(parent, key, { value: content, enumerable: true, configurable: true, writable: true })
}

function change(tree: Json, { how, at, other, value: drawn, name }: TreeChange): void {
  const places = placesIn(tree)
  // A copy: what is drawn is drawn again, and would grow from case to case.
  const value = structuredClone(drawn)
  const place = places[at % Math.max(1, places.length)]
  if (!place) return
  const { parent, key } = place
  const own = (parent as Record<string | number, Json>)[key] as Json
  const elsewhere = places[other % places.length] as Place
  const theirs = (elsewhere.parent as Record<string | number, Json>)[elsewhere.key] as Json
  if (how === 'replace') put(parent, key, value)
  else if (how === 'remove') Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]
  else if (how === 'double')
    Array.isArray(parent)
      ? parent.splice(Number(key), 0, structuredClone(own))
      : put(parent, `${key}2`, structuredClone(own))
  else if (how === 'rename' && !Array.isArray(parent)) {
    delete parent[key]
    put(parent, name, own)
  } else if (how === 'add') Array.isArray(parent) ? parent.push(value) : put(parent, name, value)
  else if (how === 'nest') put(parent, key, [own])
  else if (how === 'swap') put(parent, key, structuredClone(theirs))
}

function parsed(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json
  } catch {
    return undefined
  }
}

const encode = (text: string) => new TextEncoder().encode(text)

export function bytesLike(examples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const example = fc.constantFrom(...examples)
  const trees = examples.filter((one) => typeof (parsed(one) ?? null) === 'object')
  const tree = fc
    .tuple(
      fc.constantFrom(...(trees.length > 0 ? trees : examples)),
      fc.array(treeChange, { minLength: 1, maxLength: 3 }),
    )
    .map(([bytes, changes]) => {
      const grown = parsed(bytes)
      if (grown === undefined) return bytes
      for (const one of changes) change(grown, one)
      return encode(JSON.stringify(grown))
    })
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  const text = fc
    .tuple(example, place, fc.nat(30), fc.oneof(fc.constantFrom(...texts, ...traps), fc.string({ maxLength: 12 })))
    .map(([bytes, at, cut, more]) => spliced(bytes, at, cut, encode(more)))
  const raw = fc
    .tuple(example, place, fc.nat(60), fc.uint8Array({ maxLength: 40 }))
    .map(([bytes, at, cut, more]) => spliced(bytes, at, cut, more))
  const flipped = fc.tuple(example, place, fc.nat(7)).map(([bytes, at, bit]) => {
    const copy = Uint8Array.from(bytes)
    const i = Math.floor(at * copy.length)
    copy[i] = (copy[i] ?? 0) ^ (1 << bit)
    return copy
  })
  const short = fc.tuple(example, place).map(([bytes, at]) => bytes.subarray(0, Math.floor(at * bytes.length)))
  const doubled = fc.tuple(example, place, fc.nat(200)).map(([bytes, at, length]) => {
    const i = Math.floor(at * bytes.length)
    return spliced(bytes, at, 0, bytes.subarray(i, i + length))
  })
  const nothing = fc.oneof(fc.uint8Array({ maxLength: 120 }), fc.json({ maxDepth: 3 }).map(encode))
  return fc.oneof(
    { weight: trees.length > 0 ? 6 : 0, arbitrary: tree },
    { weight: 3, arbitrary: text },
    { weight: 2, arbitrary: raw },
    { weight: 2, arbitrary: flipped },
    { weight: 1, arbitrary: short },
    { weight: 1, arbitrary: doubled },
    { weight: 1, arbitrary: nothing },
  )
}

function spliced(bytes: Uint8Array, place: number, cut: number, more: Uint8Array): Uint8Array {
  const at = Math.floor(place * bytes.length)
  const after = bytes.subarray(Math.min(bytes.length, at + cut))
  const made = new Uint8Array(at + more.length + after.length)
  made.set(bytes.subarray(0, at))
  made.set(more, at)
  made.set(after, at + more.length)
  return made
}
