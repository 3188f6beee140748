/** The licensed wording packs of the data folder: files that staff have put in `wordings/`, offered to enrolled devices. */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Hex } from '../signing/es256.ts'

export interface WordingFile {
  readonly name: string
  /** SHA-256 of the file's bytes, in hex. */
  readonly hash: string
  readonly bytes: number
}

const largest = 1024 * 1024

export async function listWordings(data: string): Promise<readonly WordingFile[]> {
  return (await packs(data)).map(({ name, hash, content }) => ({ name, hash, bytes: content.length }))
}

/** @returns the pack whose bytes have this hash, or null */
export async function readWording(data: string, hash: string): Promise<Buffer | null> {
  return (await packs(data)).find((pack) => pack.hash === hash)?.content ?? null
}

async function packs(data: string) {
  const folder = join(data, 'wordings')
  await mkdir(folder, { recursive: true })
  const files = (await readdir(folder, { withFileTypes: true })).filter(
    (file) => file.isFile() && file.name.endsWith('.json'),
  )
  const read = files.map(async ({ name }) => {
    const content = await readFile(join(folder, name))
    return { name, hash: sha256Hex(content), content }
  })
  return (await Promise.all(read)).filter(({ content }) => content.length <= largest)
}
