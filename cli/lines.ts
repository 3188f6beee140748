/** Bytes to lines: UTF-8 or nothing, any of the three line ends, in constant memory. */
import { Refusal } from './refusal.ts'

const LINE_END = /\r\n|\n|\r/

/** Lines of a file, without their ends, several at a time as they come. A BOM is left out. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const chunk of decoded(bytes)) {
    const text = rest + chunk
    // A carriage return at the very end may have its line feed in the next chunk.
    const held = text.endsWith('\r') ? text.length - 1 : text.length
    const lines = text.slice(0, held).split(LINE_END)
    rest = (lines.pop() ?? '') + text.slice(held)
    if (lines.length > 0) yield lines
  }
  if (rest !== '') yield rest.split(LINE_END)
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // Not lenient: an id with a broken letter in it would be another id.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('the table is not UTF-8 text: save it as CSV UTF-8')
    throw error
  }
}
