/** A real unit's records, letters and slips go through a real relay, and everything that the relay has written is searched for what they say. */
import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formById, itemIds } from '#instruments'
import type { RelayTables } from '../../relay/store/tables.ts'
import { finishedForm, homePage, newPageKey, readLink } from '../../src/vault/home/index.ts'
import type { RecordBody } from '../../src/vault/index.ts'
import { aCase, phrase, planFor } from '../../src/vault/testing.ts'
import { startPostgres, type TestPostgres } from '../collector/postgres.ts'
import { type Apparatus, form, protocol } from '../vault/apparatus.ts'
import { isThrownAway, sentWith } from '../vault/box-auditor.ts'
import { evened, Site, unitAt } from '../vault/devices-at-relay.ts'
import { tabletOf } from '../vault/in-the-room.ts'
import { type LetterServer, letterServer } from './smtp.ts'

const planted = { code: 'KANARIE-7', word: 'kanariefågel' }
/** Forms that are in a case, on a tablet and at home, whose ids nobody writes by chance. */
const forms = ['core-10', 'yp-core', 'sdq-s11-17']

let postgres: TestPostgres
let post: LetterServer
beforeAll(async () => {
  ;[postgres, post] = await Promise.all([startPostgres(), letterServer()])
})
afterAll(async () => {
  await post.close()
  await postgres.stop()
})

/** Every table there is: one that is new stands here, or this does not compile. */
const tables = {
  ...{ store: 1, codes: 1, units: 1, members: 1, steps: 1, logs: 1, entries: 1, rows: 1, requests: 1, counts: 1 },
  ...{ closed: 1, pairings: 1, slip_units: 1, slips: 1, forms: 1, reading: 1, letters: 1 },
} satisfies Record<keyof RelayTables, 1>
type Table = keyof RelayTables
/** What a unit that is there, and has nobody waiting to be let in, leaves empty. */
const empty: readonly Table[] = ['closed', 'pairings']

async function everything({ relay }: Site): Promise<ReadonlyMap<Table, readonly unknown[]>> {
  return await relay.relay.store.asOperator(async (tx) => {
    const all = new Map<Table, readonly unknown[]>()
    for (const table of Object.keys(tables) as Table[]) all.set(table, await tx.selectFrom(table).selectAll().execute())
    return all
  })
}

/** Every file that the relay has written, its backup as it was before it was packed. */
const filesOf = ({ relay: { data } }: Site) =>
  readdirSync(data).map((name) => {
    const bytes = readFileSync(join(data, name))
    return [name, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')] as const
  })

/** A case with a form, a goal and words, a form on its way to a tablet and one that came from there, one asked for at home and one given. */
async function wholeUnit(site: Site): Promise<{ readonly one: Apparatus; readonly caseId: string }> {
  const [one] = (await unitAt(site, 2)) as [Apparatus]
  const caseId = crypto.randomUUID()
  const goal = { goal: crypto.randomUUID(), owner: 'young-person', agreed: '2026-11-02', ended: null, follows: null }
  await one.vault.append(
    { caseId, body: aCase(planted.code) },
    { caseId, body: protocol },
    { caseId, body: { ...form, form: 'core-10', answers: { i6: 3 } } },
    { caseId, body: { kind: 'goal', ...goal, wordings: [{ text: planted.word, from: '2026-11-02' }] } as RecordBody },
    { caseId: null, body: { kind: 'setting', name: planted.word, value: planted.word } },
  )
  await evened(site, [one])
  await onATablet(site, one, caseId)
  await atHome(site, one, caseId)
  await evened(site, [one])
  return { one, caseId }
}

async function onATablet(site: Site, one: Apparatus, caseId: string) {
  const { tablet } = await tabletOf(site, one)
  const relay = await site.of(one)
  await relay.syncOnce()
  const [room] = relay.tablets()
  for (const _ of ['answered', 'waiting'])
    expect(await relay.send(planFor(caseId, 'yp-core'), room?.device ?? '')).toMatchObject({ left: true })
  for (const { row } of relay.sent()) sentWith(row)
  await tablet.syncOnce('1.0.0')
  await tablet.begin(relay.sent()[0]?.session ?? '')
  await tablet.taken()?.save({ form: 0, position: 1, answers: allOnes('yp-core'), blanks: {}, mode: 'one-by-one' })
  await tablet.taken()?.handIn()
  tablet.done()
  await tablet.syncOnce('1.0.0')
}

async function atHome(site: Site, one: Apparatus, caseId: string) {
  const home = await one.vault.home(site.at)
  const [reader = '', deputy = ''] = one.vault.of('staff').map(({ body }) => body.staff)
  // A Monday morning where units are: nobody promises over a night.
  site.relay.clock.now = Date.parse('2026-11-30T08:00:00+01:00')
  expect(await home.setMail('enhet@example.org', 'jour@example.org')).toEqual({ done: true })
  const until = site.relay.clock.now + 8 * 3_600_000
  expect(await home.promise({ reader, deputy, until, within: 4, next: null })).toEqual({ done: true })
  const asked = {
    caseId,
    to: 'youth',
    informant: 'self',
    language: 'sv',
    days: 7,
    bySms: false,
    consent: null,
  } as const
  for (const what of ['given', 'waiting']) {
    const slip = await home.make('https://matt.example', { ...asked, forms: planFor(caseId, 'sdq-s11-17').forms })
    if ('refused' in slip) throw new Error(slip.refused)
    if (what === 'waiting') continue
    const way = readLink(new URL(slip.link).hash)
    if ('refused' in way) throw new Error(way.refused)
    const page = homePage(way, await newPageKey(), site.at as never)
    const { plan } = (await page.claim()) as { plan: Parameters<typeof page.seal>[0] }
    const draft = { form: 0, position: 0, answers: allOnes('sdq-s11-17'), blanks: {}, mode: 'list' as const }
    const sealed = await page.seal(plan, 0, finishedForm(plan, draft, 'home', '2026-11-29') as never)
    isThrownAway(sealed.enc)
    expect(await page.send(plan, sealed)).toMatchObject({ received: true })
  }
}

const allOnes = (id: string) => {
  const form = formById(id)
  return form ? Object.fromEntries(itemIds(form).map((item) => [item, 1])) : {}
}

/** Words, and codes, as UTF-8: files are read byte for byte. */
const wordsIn = (text: string, words: readonly string[]) =>
  words.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('latin1')))

/**
 * A kind of record that stands by itself. As a value only, where a column or a table is called so too; anywhere else, since
 * what is sealed is letters, digits, `-` and `_`, of which no such word comes by chance.
 */
function kindsIn(text: string, kinds: ReadonlySet<string>, names: ReadonlySet<string>): readonly string[] {
  return [...kinds].filter((kind) =>
    (names.has(kind) ? new RegExp(`[:,[]\\\\?"${kind}\\\\?"(?!:)`) : new RegExp(`(?<![\\w-])${kind}(?![\\w-])`)).test(
      text,
    ),
  )
}

it.each([
  ['embedded', async () => ({})],
  ['PostgreSQL', async () => ({ RELAY_DATABASE_URL: await postgres.database() })],
] as const)(
  'nothing that the relay has written in its %s store holds a code, a name, a word, a form, a kind of record or a passphrase',
  async (_store, env) => {
    const site = await Site.started({ SMTP_URL: post.url, SMTP_FROM: 'mattstock@example.org', ...(await env()) })
    try {
      const { one, caseId } = await wholeUnit(site)
      await site.relay.command('backup', { file: join(site.relay.data, 'backup.gz') })
      const kept = await everything(site)
      expect([...kept].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual(empty)
      const dump = JSON.stringify([...kept.values()])
      const files = filesOf(site)
      // The rows themselves are there, so what is looked through is what was written.
      const row = (kept.get('rows') as { body: string | null }[]).find(({ body }) => body)?.body ?? 'none'
      expect([dump, files.find(([name]) => name === 'backup.gz')?.[1]].map((text) => text?.includes(row))).toEqual([
        true,
        true,
      ])
      const kinds = new Set(one.vault.records().map(({ body }) => body.kind))
      for (const kind of ['answers', 'case', 'slip', 'handed-over', 'setting', 'goal']) expect(kinds).toContain(kind)
      kinds.add('audit').add('tombstone').add('seen')
      const columns = [...kept.values()].flat().flatMap((row) => Object.keys(row as object))
      // An entry has a field of its own called `seen`.
      const names = new Set([...Object.keys(tables), ...columns, 'seen'])
      const words = [
        planted.code,
        planted.word,
        caseId,
        'Enheten Måsen',
        'Alva Prov',
        phrase,
        ...phrase.split(' '),
        ...forms,
      ]
      const found = (text: string) => [...wordsIn(text, words), ...kindsIn(text, kinds, names)]
      // What the search is to find, it finds in the unit's own records.
      expect(found(JSON.stringify(one.vault.records()))).toEqual(
        expect.arrayContaining([planted.word, caseId, ...forms, 'answers', 'unit']),
      )
      for (const [name, text] of [['the tables', dump] as const, ...files])
        expect([name, found(text)]).toEqual([name, []])
    } finally {
      await site.end()
    }
  },
)
