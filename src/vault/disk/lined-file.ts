/** Files in the journal's own form: lines of number, running hash and text. Written and read line by line, so that no file is ever whole in memory. */
import { chained } from './journal-file.ts'

/** Characters. Longer is no line of ours: a wording of 8 MiB, sealed, in letters, has 12 000 000. */
export const LONGEST_LINE = 32_000_000

/** `wrote` is told how many lines there are so far, and the running hash. */
export async function linedFile(
  texts: AsyncIterable<string>,
  type: string,
  wrote: (lines: number, hash: string) => void = () => {},
): Promise<Blob> {
  const parts: Blob[] = []
  let hash = ''
  for await (const text of texts) {
    hash = await chained(hash, text)
    // A blob of its own for each line: the browser may keep it on disk.
    parts.push(new Blob([`${parts.length + 1} ${hash} ${text}\n`]))
    wrote(parts.length, hash)
  }
  return new Blob(parts, { type })
}

/** Each line's text, whether it follows from the lines before, and how many characters have been read. */
export async function* linesIn(
  file: Blob,
): AsyncGenerator<{ text: string; sound: boolean; read: number; hash: string }> {
  let hash = ''
  let lines = 0
  let read = 0
  for await (const line of rawLines(file)) {
    lines += 1
    read += line.length + 1
    const [n = '', claimed = ''] = line.split(' ', 2)
    const text = line.slice(n.length + claimed.length + 2)
    hash = await chained(hash, text)
    yield { text, sound: n === String(lines) && hash === claimed, read, hash }
  }
}

/** The value, or null where it is no JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function* rawLines(file: Blob): AsyncGenerator<string> {
  // Pieces of a line that has not ended: joined once, so that a file without line ends takes no longer than another.
  let begun: string[] = []
  let length = 0
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const [first = '', ...more] = chunk.value.split('\n')
      begun.push(first)
      length += first.length
      if (length > LONGEST_LINE) break
      const rest = more.pop()
      if (rest === undefined) continue
      yield begun.join('')
      yield* more
      begun = [rest]
      length = rest.length
    }
  } finally {
    await reader.cancel()
  }
  // What follows the last newline was cut off, or never ends; an empty line in its place checks as nothing.
  if (begun.some((piece) => piece !== '')) yield ''
}
