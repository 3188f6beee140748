/** A unit whose every text is a payload, a hundred of each, made by the vault itself and given as its backup. */
import { emptyProtocol } from '../../src/cases/protocol/empty-protocol.ts'
import 'fake-indexeddb/auto'
import { practicePeriod } from '#aggregate'
import { checkPack, formById, itemIds, trainingPack, type WordingPack } from '#instruments'
import { hashOf } from '../../src/catalogue/packs.ts'
import { createUnit } from '../../src/vault/index.ts'
import type { NewRecord } from '../../src/vault/vault.ts'
import { payloads } from './payloads.ts'

const passphrase = 'abborre absolut accent advent affisch afton'
const day = '2026-11-02'

const clip = (text: string, most: number) => text.slice(0, most)
const at = (n: number) => payloads[n % payloads.length] as string

export async function payloadUnit() {
  const staff = [{ name: clip(at(13), 80), passphrase }]
  const { vault } = await createUnit('unit', { name: clip(at(0), 80), staff })
  const cases = payloads.map(() => crypto.randomUUID())
  const caseId = cases[0] as string
  // Codes are short: as much of each payload as one can be.
  const opened = payloads.map((text, n) => {
    const code = clip(text, 24)
    return record(cases[n] as string, { kind: 'case', code, born: 2005, sex: 'x', opened: day })
  })
  const colleagues = payloads.map((text) =>
    record(null, { kind: 'staff', staff: crypto.randomUUID(), name: clip(text, 80), active: true }),
  )
  const audit = payloads.map((text, n) =>
    record(n % 2 === 0 ? caseId : null, { kind: 'audit', what: clip(text, 60), detail: clip(text, 400) }),
  )
  const first = (await vault.append(...payloads.map((text, n) => form(caseId, n, text, null)))).slice(0, 50)
  // Half are corrected, half are marked as seen, each with a payload for its reason.
  const corrected = first.map(({ id }, n) => form(caseId, n, at(n + 50), { record: id, reason: at(n) }))
  await vault.append(...opened, ...colleagues, ...audit, ...corrected)
  const standing = vault.of('answers').slice(50)
  await vault.append(
    ...standing.map(({ id }, n) => record(caseId, { kind: 'seen', record: id, items: ['i6'], done: at(n) })),
    record(caseId, { ...blankProtocol, reasons: payloads.slice(0, 10), contactBy: at(11), ending: at(12) }),
    loaded('period', JSON.stringify(aPeriod())),
    await aPack(),
    record(null, {
      kind: 'setting',
      name: 'report-notes:ovning',
      value: { group: at(1), accessible: at(2), collaboration: at(3), skills: payloads.join('\n').slice(0, 4000) },
    }),
  )
  const file = Buffer.from(await (await vault.backup()).arrayBuffer())
  return { file, passphrase, caseId, answers: standing.slice(0, 3).map(({ id }) => id) }
}

const record = (caseId: string | null, body: NewRecord['body']): NewRecord => ({ caseId, body })
const loaded = (what: 'period' | 'wording', text: string): NewRecord =>
  record(null, { kind: 'loaded', what, hash: `hash-of-${what}`, text })

function form(caseId: string, n: number, hash: string, corrects: { record: string; reason: string } | null): NewRecord {
  const core10 = formById('core-10')
  if (!core10) throw new Error('no CORE-10')
  const answers = Object.fromEntries(itemIds(core10).map((id, i) => [id, (n + i) % 5]))
  const wording = { hash, language: 'sv', training: n % 2 === 0 }
  const said = { form: core10.id, revision: core10.revision, informant: 'self', occasion: 'first', day } as const
  return record(caseId, {
    kind: 'answers',
    ...said,
    answers,
    blanks: {},
    via: 'tablet',
    mode: 'list',
    wording,
    rater: null,
    corrects,
  })
}

const blankProtocol = { kind: 'protocol', ...emptyProtocol } as const

/** A period whose own names for reasons, interventions and professions are payloads. */
function aPeriod() {
  const named = (from: number, many: number) =>
    Array.from({ length: many }, (_, i) => {
      const name = clip(at(from + i), 80)
      return { id: `c${from + i}`, names: { sv: name, en: name, ar: name }, nationalOnly: false }
    })
  const name = clip(at(20), 80)
  return {
    ...practicePeriod('2026-01-01', '2026-12-31'),
    names: { sv: name, en: name, ar: name },
    reasons: named(0, 40),
    interventions: named(40, 40),
    professions: named(80, 20),
  }
}

/** What the reader of packs lets through: text without markup, which would still run as an address, a handler or a template. */
const bearable = payloads.filter((text) => !/[<&\p{Cc}\p{Co}\p{Cf}]/u.test(text))

/** A wording of CORE-10 whose every sentence is such a payload. */
async function aPack(): Promise<NewRecord> {
  const pack = await trainingPack('core-10', 'sv')
  if (!pack) throw new Error('no practice wording')
  let n = 0
  const say = () => clip(bearable[n++ % bearable.length] as string, 200).trim()
  const items = pack.items.map((item) => ({ ...item, text: say() }))
  const own: WordingPack = { ...pack, training: false, title: say(), instruction: say(), copyright: say(), items }
  const checked = checkPack(own)
  if (!checked.ok) throw new Error(JSON.stringify(checked))
  return record(null, { kind: 'loaded', what: 'wording', hash: await hashOf(own), text: JSON.stringify(own) })
}
