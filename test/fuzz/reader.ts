/** A place where bytes come in from outside, as the fuzzer sees it. One function offers bytes; what comes of them is named. */

/** `taken`, or the reason of a refusal. Anything thrown is a crash. */
type Came = string

export interface Reader {
  readonly name: string
  /** What the reader takes: what mutations begin from. */
  readonly examples: readonly Uint8Array[]
  /** Reasons that this reader may refuse for; a refusal by any other name is a fault. Left out where the types hold it. */
  readonly reasons?: ReadonlySet<string>
  offer(bytes: Uint8Array): Promise<Came>
  /** What lies behind it, in few words: the same before and after whatever is refused. */
  state(): Promise<string>
  close?(): Promise<void>
}

/** How a reader is opened, once for a run, and how many cases it can bear in CI. */
export interface KnownReader {
  open(): Promise<Reader>
  readonly small: number
}

export const utf8 = (text: string) => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
export const nothingBehind = async () => ''
