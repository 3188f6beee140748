/** A text to read, in one language: data, so that a page, a print and a test read the same. */
export interface Article {
  readonly title: string
  readonly lead: string
  readonly sections: readonly { readonly heading: string; readonly points: readonly string[] }[]
  readonly sources: readonly string[]
}
