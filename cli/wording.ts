/** `wording`: a pack checked, made of a FHIR Questionnaire, or written as one. */
import { createHash } from 'node:crypto'
import { readQuestionnaire, type Supplement, writeQuestionnaire } from '#exchange'
import { canonicalPack, checkPack, type WordingPack } from '#instruments'
import { readText } from './read-file.ts'
import { Refusal } from './refusal.ts'
import { tellFaults, tellNotes } from './sentences.ts'
import { today } from './today.ts'
import { writeJson } from './write.ts'

export async function checkWording(file: string | undefined): Promise<number> {
  const pack = await readPack(file)
  if (typeof pack === 'number') return pack
  const { form, language, version, items, licence, training } = pack
  const until = licence.validUntil === null ? 'no end' : `until ${licence.validUntil}`
  const kind = training ? 'practice wording' : 'wording'
  process.stdout.write(`${kind} of ${form}, ${language}, version ${version}: ${items.length} items, licence ${until}\n`)
  process.stdout.write(`sha256 ${hashOf(pack)}\n`)
  tellIfEnded(pack)
  return 0
}

/** Nobody is asked in a wording whose right has ended. */
function tellIfEnded({ licence: { validUntil } }: WordingPack): void {
  if (validUntil !== null && validUntil < today()) tellNotes([{ at: validUntil, reason: 'licence-ended' }])
}

/** The pack in a file, or the exit status when its faults have been told. */
async function readPack(file: string | undefined): Promise<WordingPack | number> {
  const checked = checkPack(parsed(await readText(file)))
  if (!checked.ok) return tellFaults(checked.faults)
  const { pack } = checked
  if (pack.sha256 !== undefined && pack.sha256 !== hashOf(pack))
    return tellFaults([{ at: 'sha256', reason: 'the content was changed after the hash was made' }])
  return pack
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Refusal('the file is not JSON')
  }
}

const hashOf = (pack: WordingPack): string => createHash('sha256').update(canonicalPack(pack)).digest('hex')

/** The options as they are written, by the part of the pack that they give. */
const OPTIONS: Readonly<Record<keyof Supplement, string>> = {
  form: 'form',
  language: 'language',
  version: 'wording-version',
  title: 'title',
  instruction: 'instruction',
  period: 'period',
  copyright: 'copyright',
  source: 'source',
  licence: 'licence',
  grantedBy: 'granted-by',
  grantedTo: 'granted-to',
  validUntil: 'valid-until',
  choices: 'choices',
}

type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export async function wordingFromFhir(file: string | undefined, given: Given): Promise<number> {
  if (given.choices !== undefined && given.choices !== 'turned')
    throw new Refusal(`--choices is turned, not ${given.choices}`)
  const supplement = Object.fromEntries(Object.entries(OPTIONS).map(([part, option]) => [part, given[option]]))
  const read = readQuestionnaire(await readText(file), supplement as Supplement)
  if (read.is === 'refused') return tellFaults(read.faults)
  if (read.is === 'asks') {
    const lacking = read.asks.map((part) => `--${OPTIONS[part]}`).join(' ')
    throw new Refusal(`the file does not say all that a wording needs: give ${lacking}`)
  }
  tellNotes(read.notes)
  tellIfEnded(read.pack)
  writeJson({ ...read.pack, sha256: hashOf(read.pack) })
  return 0
}

export async function wordingToFhir(file: string | undefined): Promise<number> {
  const pack = await readPack(file)
  if (typeof pack === 'number') return pack
  writeJson(writeQuestionnaire(pack))
  return 0
}
