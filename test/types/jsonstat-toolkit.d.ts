/** What the tests use of the JSON-stat reader, which comes without types. */
declare module 'jsonstat-toolkit' {
  interface Dimension {
    readonly id: readonly string[]
    Category(id: string): { readonly label: string }
  }
  interface Dataset {
    readonly class: string
    readonly id: readonly string[]
    readonly size: readonly number[]
    readonly n: number
    readonly value: readonly (number | null)[]
    Dimension(id: string): Dimension
    Data(where: Readonly<Record<string, string>>): { readonly value: number | null; readonly status?: string | null }
  }
  interface Collection {
    readonly class: string
    readonly length: number
    Dataset(index: number): Dataset
  }
  export default function JSONstat(read: unknown): Collection
}
