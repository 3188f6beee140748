/** A whole file, or all of standard input, for what cannot be read line by line. */
import { Refusal } from './refusal.ts'
import { input } from './run.ts'

export async function readBytes(file: string | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of input(file)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export async function readText(file: string | undefined): Promise<string> {
  const bytes = await readBytes(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('the file is not UTF-8 text')
  }
}
