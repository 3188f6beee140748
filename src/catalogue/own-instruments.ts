/** The instruments that a unit has as data, read back from its records, and which of them it still asks. Pure but for `follow`. */
import { type Form, type InstrumentFile, readInstrumentFile, setOwnForms } from '#instruments'
import { type Kept, type KeptOf, type OpenVault, ofKind, settingOf } from '../vault/index.ts'

/** The setting's name. Its value: ids of instruments that are not asked any more. */
const putAway = 'instruments-put-away'

export interface OwnInstrument {
  readonly file: InstrumentFile
  readonly hash: string
  /** False once it is put away: answers already given are still read. */
  readonly inUse: boolean
}

const read = new WeakMap<KeptOf<'loaded'>, InstrumentFile | null>()

/** Checked at every reading, as when it was loaded; a record is read once. */
function fileOf(record: KeptOf<'loaded'>): InstrumentFile | null {
  const known = read.get(record)
  if (known !== undefined) return known
  const checked = readInstrumentFile(JSON.parse(record.body.text), () => null)
  const file = checked.ok ? checked.file : null
  read.set(record, file)
  return file
}

/** In the order they were first loaded; a later file with the same id replaces the one before it. */
export function ownInstruments(records: readonly Kept[]): readonly OwnInstrument[] {
  const away = putAwayIds(records)
  const found = new Map<string, OwnInstrument>()
  for (const record of ofKind(records, 'loaded')) {
    if (record.body.what !== 'instrument') continue
    const file = fileOf(record)
    if (file) found.set(file.id, { file, hash: record.body.hash, inUse: !away.includes(file.id) })
  }
  return [...found.values()]
}

function putAwayIds(records: readonly Kept[]): readonly string[] {
  const value = settingOf(records, putAway)
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

/** What is written when instruments are put away, or taken into use again. */
export function putAwayRecord(records: readonly Kept[], ids: readonly string[], away: boolean) {
  const others = putAwayIds(records).filter((one) => !ids.includes(one))
  const value = away ? [...others, ...ids] : [...others]
  return { caseId: null, body: { kind: 'setting', name: putAway, value } } as const
}

/** Lets every form of the open unit be found by its id, now and whenever one is loaded or put away. */
export function followOwnInstruments(vault: Pick<OpenVault, 'records' | 'subscribe' | 'ended'>): void {
  const set = () => {
    const all = ownInstruments(vault.records())
    const forms = (some: readonly OwnInstrument[]): readonly Form[] => some.flatMap(({ file }) => file.forms)
    setOwnForms(forms(all), forms(all.filter(({ inUse }) => inUse)))
  }
  set()
  void vault.ended.then(vault.subscribe(set))
}
