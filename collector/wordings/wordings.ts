/**
 * The wording packs of the data folder, offered to enrolled devices: those in `wordings/` to every unit, those in
 * `wordings/<unit id>/` to that unit alone. Practice units, which anybody can make, are offered practice text only.
 */
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LARGEST_WORDING_BYTES, type ShelvedWording } from '#aggregate'
import { type NotOffered, readWordingFile } from './read-file.ts'

export interface Found {
  /** The unit it is for; null for every unit. */
  readonly unit: string | null
  readonly name: string
  readonly is: ShelvedWording | NotOffered
}

interface ForUnit {
  readonly id: string
  readonly practice: boolean
}

/** Every file of the folder and of the units' own folders, by name. */
export async function wordingsFolder(data: string): Promise<readonly Found[]> {
  const folder = join(data, 'wordings')
  await mkdir(folder, { recursive: true })
  const inside = await readdir(folder, { withFileTypes: true })
  const units = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const found = await Promise.all([null, ...units].map((unit) => filesOf(folder, unit)))
  return found.flat()
}

/** What a unit is offered. */
export async function wordingsFor(data: string, unit: ForUnit): Promise<readonly ShelvedWording[]> {
  const folder = join(data, 'wordings')
  await mkdir(folder, { recursive: true })
  const files = [...(await filesOf(folder, null)), ...(await filesOf(folder, unit.id))]
  return files
    .map(({ is }) => is)
    .filter((is) => typeof is !== 'string' && (is.training || !unit.practice)) as ShelvedWording[]
}

/**
 * Puts a pack in place whole, under a name made of what it says of itself. A pack of the same name and other bytes stands
 * beside it, so that nothing is replaced in silence.
 * @param unit its id; null for every unit
 */
export async function addWording(data: string, unit: string | null, content: Buffer): Promise<Found | NotOffered> {
  if (content.length > LARGEST_WORDING_BYTES) return 'too-large'
  const is = readWordingFile('pack.json', content)
  if (typeof is === 'string') return is
  const folder = join(data, 'wordings', ...(unit === null ? [] : [unit]))
  await mkdir(folder, { recursive: true })
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const name = `${[is.form, is.language, is.version].map(plain).join('-').slice(0, 80)}-${is.hash.slice(0, 8)}.json`
  const fresh = join(folder, `.${name}.part`)
  await writeFile(fresh, content)
  await rename(fresh, join(folder, name))
  return { unit, name, is: { ...is, name } }
}

/** @returns the file whose bytes have this hash, where the unit is offered it, or null */
export async function readWording(data: string, unit: ForUnit, hash: string): Promise<Buffer | null> {
  const own = (await wordingsFor(data, unit)).find((one) => one.hash === hash)
  if (!own) return null
  for (const folder of [join(data, 'wordings'), join(data, 'wordings', unit.id)]) {
    const content = await readFile(join(folder, own.name)).catch(() => null)
    const is = content && readWordingFile(own.name, content)
    if (content && is && typeof is !== 'string' && is.hash === hash) return content
  }
  return null
}

async function filesOf(folder: string, unit: string | null): Promise<readonly Found[]> {
  const own = unit === null ? folder : join(folder, unit)
  const entries = await readdir(own, { withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  const found = files.map(async ({ name }) => ({ unit, name, is: await readOnce(own, name) }))
  return (await Promise.all(found)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

// A pack with recordings is long to hash, and a folder is asked for by every unit: a file is read again when it changed.
const read = new Map<string, { readonly stamp: string; readonly is: ShelvedWording | NotOffered }>()

async function readOnce(folder: string, name: string): Promise<ShelvedWording | NotOffered> {
  if (!name.endsWith('.json')) return 'not-json-name'
  const path = join(folder, name)
  const { size, mtimeMs } = await stat(path)
  if (size > LARGEST_WORDING_BYTES) return 'too-large'
  const stamp = `${size} ${mtimeMs}`
  const before = read.get(path)
  if (before?.stamp === stamp) return before.is
  const is = readWordingFile(name, await readFile(path))
  read.set(path, { stamp, is })
  return is
}
