/**
 * What a write to the vault takes in a real browser, under the app's policy and with keys at their real cost, and what of it
 * the log's signature is; what reading a long log takes, in Node; and what erasing a case takes. `npm run bench -- vault-writes`.
 */
import { base64, idOfKey } from '../src/vault/crypto/bytes.ts'
import { checked, type Entry, NO_LOG, nextEntry, type Signer, withEntry } from '../src/vault/disk/log.ts'
import { withTablet } from '../test/trials/tablet.ts'
import { median, percentile, spread, table } from './figures.ts'

const saves = 60
const forms = 5_000
const entries = 5_000

const measured = await withTablet(
  'leveldb',
  [],
  async ({ start }) => {
    const { page, version } = await start()
    await page.evaluate(() => window.mattstock.startSession())
    const answers = await page.evaluate((count) => window.mattstock.timedAnswers(count), saves)
    return { version, answers }
  },
  { costs: 'real' },
)
const writes = await withTablet(
  'leveldb',
  [],
  async ({ start }) => {
    await (await start()).page.evaluate((count) => window.mattstock.fillUnit(count), forms)
    return (await start()).page.evaluate((count) => window.mattstock.timedWrites(count), saves)
  },
  { costs: 'real' },
)

async function signer(): Promise<Signer> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const key = base64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)))
  const sign: Signer['sign'] = async (bytes) =>
    new Uint8Array(await crypto.subtle.sign({ ...algorithm, hash: 'SHA-256' }, privateKey, bytes))
  return { id: await idOfKey(key), public: key, sign }
}

/** Milliseconds to make each entry of a long log, and to read the whole. */
async function longLog() {
  const unit = crypto.randomUUID()
  const by = await signer()
  const made: Entry[] = []
  let log = NO_LOG
  const began = performance.now()
  for (let n = 0; n < entries; n++) {
    const row = { id: crypto.randomUUID(), epoch: 1, head: 'x'.repeat(128), box: 'x'.repeat(1_100) }
    const entry = await nextEntry(unit, log, by, [row])
    log = withEntry(log, entry)
    made.push(entry)
  }
  const written = performance.now()
  const { faulty } = await checked(unit, NO_LOG, made)
  if (faulty.size > 0) throw new Error('the log is not read as it was written')
  return { make: (written - began) / entries, read: performance.now() - written }
}
const log = await longLog()

const { answers, version } = measured
console.log(`${version}; ${saves} saves each, medians (least–most); a unit of ${forms / 2} cases and ${forms} forms.

${table(
  ['a write', 'ms', 'p98, ms', 'signatures'],
  [
    [
      'an answer, to *Sparat*',
      spread(answers.saves),
      percentile(answers.saves, 0.98).toFixed(0),
      String(answers.signatures),
    ],
    [
      'a save by staff',
      spread(writes.signed),
      percentile(writes.signed, 0.98).toFixed(0),
      String(writes.signing.length / saves),
    ],
    [
      'the same, with a signature that costs nothing',
      spread(writes.unsigned),
      percentile(writes.unsigned, 0.98).toFixed(0),
      '0',
    ],
  ],
)}

A signature takes ${median(writes.signing).toFixed(2)} ms of a save by staff (98 of 100 within ${percentile(writes.signing, 0.98).toFixed(1)}), timed where it is made; the two rows differ by ${(median(writes.signed) - median(writes.unsigned)).toFixed(1)} ms beside how far each varies by itself. An answer writes no entry: it lies in a draft, which is no part of the log, until staff take the form in.

${table(
  ['and', 'ms'],
  [
    ['an entry, made and signed (Node)', log.make.toFixed(2)],
    [`${entries} entries, every hash and signature (Node)`, log.read.toFixed(0)],
    ['a case erased: its rows found, the journal and the snapshot written anew', writes.erased.toFixed(0)],
  ],
)}

An unlock reads the snapshot and the entries since; all are read where there is no snapshot, or rows came late.`)
process.exit(0)
