/** What a page's memory holds, as developer tools would find it: words, and answers given. What holds them can be asked. */
import type { Page } from 'playwright-core'

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[]]
      readonly edge_fields: readonly string[]
      readonly edge_types: readonly [readonly string[]]
    }
  }
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  readonly strings: readonly string[]
}

/** The page's heap once it has been tidied. */
export async function heapOf(page: Page): Promise<Heap> {
  const devtools = await page.context().newCDPSession(page)
  const parts: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true })
  await devtools.detach()
  return new Heap(JSON.parse(parts.join('')))
}

/** Nodes are numbered from 0; an edge belongs to the node that it leaves. */
export class Heap {
  readonly #kept: Snapshot
  readonly #count: number
  /** For each node its first edge, and at the end the number of edges. */
  readonly #first: Int32Array
  readonly #node: Record<'type' | 'name' | 'edge_count' | 'step', number>
  readonly #edgeSize: number

  constructor(kept: Snapshot) {
    const { node_fields, edge_fields } = kept.snapshot.meta
    const at = (name: string) => node_fields.indexOf(name)
    this.#kept = kept
    this.#node = { type: at('type'), name: at('name'), edge_count: at('edge_count'), step: node_fields.length }
    this.#edgeSize = edge_fields.length
    this.#count = kept.nodes.length / node_fields.length
    this.#first = new Int32Array(this.#count + 1)
    for (let node = 0; node < this.#count; node += 1)
      this.#first[node + 1] = (this.#first[node] ?? 0) + this.#of(node, 'edge_count')
  }

  /** Those of the words that stand in it. */
  words(words: readonly string[]): readonly string[] {
    return words.filter((word) => this.#kept.strings.some((each) => each.includes(word)))
  }

  /** What holds a word that stands in it. */
  why(word: string): string {
    const names = new Set(this.#kept.strings.keys().filter((i) => this.#kept.strings[i]?.includes(word)))
    const node = this.#nodes().find((each) => names.has(this.#of(each, 'name')))
    return `${word}: ${node === undefined ? 'the name of a property' : this.#wayTo(node)}`
  }

  /** Every `answers` with a number in it, as an object or written down in a text, and what holds it. */
  answers(): readonly string[] {
    const { edges } = this.#kept
    const inText = this.#kept.strings.filter((text) => /"answers":\{[^}]*:\d/.test(text))
    const objects = new Set<number>()
    for (let edge = 0; edge < edges.length / this.#edgeSize; edge += 1) {
      const to = this.#target(edge)
      if (this.#label(edge) === 'answers' && this.#typeOf(to) === 'object' && this.#holdsNumber(to)) objects.add(to)
    }
    return [...inText.map((text) => text.slice(0, 80)), ...[...objects].map((node) => this.#wayTo(node))]
  }

  #holdsNumber(node: number): boolean {
    return this.#edges(node).some((edge) => {
      const to = this.#target(edge)
      return this.#typeOf(to) === 'number' && this.#edgeType(edge) === 'property'
    })
  }

  /** The shortest way from the root that keeps it alive. */
  #wayTo(node: number): string {
    const via = this.#ways()
    const steps: string[] = []
    for (let here = node; here !== 0; ) {
      const [from, edge] = via.get(here) ?? []
      if (from === undefined || edge === undefined) return `held by nothing but weakly: ${this.#text(node)}`
      steps.push(`${this.#label(edge)} = ${this.#text(here)}`)
      here = from
    }
    return steps.reverse().join(' > ')
  }

  #found: Map<number, readonly [number, number]> | null = null
  #ways() {
    if (this.#found) return this.#found
    const via = new Map<number, readonly [number, number]>([[0, [0, 0]]])
    // A map is gone through in the order of what is added, also while it grows.
    for (const node of via.keys()) {
      for (const edge of this.#edges(node)) {
        const to = this.#target(edge)
        if (this.#edgeType(edge) !== 'weak' && !via.has(to)) via.set(to, [node, edge])
      }
    }
    this.#found = via
    return via
  }

  #nodes = () => Array.from({ length: this.#count }, (_, node) => node)
  #edges(node: number): readonly number[] {
    const [first = 0, end = 0] = this.#first.subarray(node, node + 2)
    return Array.from({ length: end - first }, (_, i) => first + i)
  }
  #of = (node: number, field: 'type' | 'name' | 'edge_count') =>
    this.#kept.nodes[node * this.#node.step + this.#node[field]] as number
  #typeOf = (node: number) => this.#kept.snapshot.meta.node_types[0][this.#of(node, 'type')]
  #text = (node: number) => `${this.#kept.strings[this.#of(node, 'name')]?.slice(0, 60)}`
  #edgeType = (edge: number) =>
    this.#kept.snapshot.meta.edge_types[0][this.#kept.edges[edge * this.#edgeSize] as number]
  #target = (edge: number) => (this.#kept.edges[edge * this.#edgeSize + 2] as number) / this.#node.step
  #label(edge: number): string | number {
    const name = this.#kept.edges[edge * this.#edgeSize + 1] as number
    const type = this.#edgeType(edge)
    return type === 'element' || type === 'hidden' ? name : (this.#kept.strings[name] ?? '')
  }
}
