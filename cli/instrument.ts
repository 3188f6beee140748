/** `instrument check`, and `--instrument`, which lets every command know the forms of a file. */
import { readInstrumentFile, setOwnForms } from '#instruments'
import { readText } from './read-file.ts'
import { Refusal } from './refusal.ts'
import { faultText, tellFaults } from './sentences.ts'

export async function checkInstrument(file: string | undefined): Promise<number> {
  const read = readInstrumentFile(parsed(await readText(file)))
  if (!read.ok) return tellFaults(read.faults)
  const { title, forms, wordings = [] } = read.file
  process.stdout.write(`${title}, ${read.file.id}: no limits, ${wordings.length} wordings\n`)
  for (const { id, items, scales, review, revision } of forms) {
    const [asked, added] = [Object.keys(items).length, Object.keys(scales).length]
    process.stdout.write(`${id}, revision ${revision}: ${asked} items, ${added} scales, ${review.length} to be read\n`)
  }
  return 0
}

/** From here on the file's forms are known by their ids, as in a unit that has loaded it. */
export async function bringInstrument(file: string): Promise<void> {
  const read = readInstrumentFile(parsed(await readText(file)))
  if (!read.ok) throw new Refusal(`${file} is no instrument: ${read.faults.map(faultText).slice(0, 3).join(', ')}`)
  setOwnForms(read.file.forms)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Refusal('the file is not JSON')
  }
}
