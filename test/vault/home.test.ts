/** Slips that staff make, filled in by the page's own client at a real relay, and taken in on any device of the unit. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { civilDay } from '#aggregate'
import { formById } from '#instruments'
import { readBackup } from '../../relay/store/backup.ts'
import { openRelayStore } from '../../relay/store/open.ts'
import {
  finishedForm,
  type HomePage,
  homeFile,
  homePage,
  newPageKey,
  type PageKey,
  readLink,
  readTyped,
  type Way,
} from '../../src/vault/home/index.ts'
import type { AskedAtHome, Home, MadeSlip } from '../../src/vault/index.ts'
import { aCase, otherPhrase, planFor } from '../../src/vault/testing.ts'
import { type LetterServer, letterServer } from '../relay/smtp.ts'
import { type Apparatus, again, firstDevice } from './apparatus.ts'
import { isThrownAway } from './box-auditor.ts'
import { evened, Site, unitAt } from './devices-at-relay.ts'

const ORIGIN = 'https://matt.example'
/** The relay's clock is a Sunday's: the next working day at eight, where units are. */
const MONDAY = Date.parse('2026-11-30T08:00:00+01:00')
const HOUR = 3_600_000

let site: Site
let post: LetterServer
beforeAll(async () => {
  post = await letterServer()
  site = await Site.started({ SMTP_URL: post.url, SMTP_FROM: 'mattstock@example.org' })
}, 120_000)
afterAll(async () => {
  await site.end()
  await post.close()
})

const homeOf = ({ vault }: Apparatus): Promise<Home> => vault.home(site.at)

async function newCase({ vault }: Apparatus, born = 2008): Promise<string> {
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: { ...aCase(`B${born}`), born } as never })
  return caseId
}

const asked = (caseId: string, more: Partial<AskedAtHome> = {}): AskedAtHome => ({
  ...{ caseId, to: 'youth', informant: 'self', language: 'sv', days: 7, bySms: false, consent: null },
  forms: planFor(caseId, 'sdq-s11-17').forms,
  ...more,
})

async function made(one: Apparatus, what: AskedAtHome): Promise<MadeSlip> {
  const slip = await (await homeOf(one)).make(ORIGIN, what)
  if ('refused' in slip) throw new Error(slip.refused)
  return slip
}

/** What stands behind the `#` of a link. */
const wayOf = ({ link }: MadeSlip): Way => readLink(new URL(link).hash) as Way

/** What is sealed at home lies in no database of the unit: the auditor is told. */
const watched = (page: HomePage): HomePage => ({
  ...page,
  async seal(...what) {
    const sealed = await page.seal(...what)
    isThrownAway(sealed.enc)
    return sealed
  },
})

/** Somebody at home begins, answers everything alike, and hands it in. */
async function begun(way: Way, key?: PageKey, spoken?: string) {
  const page = watched(homePage(way, key ?? (await newPageKey()), site.at as never))
  const claimed = await page.claim(spoken)
  if (!('state' in claimed) || !claimed.plan) throw new Error(JSON.stringify(claimed))
  const { plan } = claimed
  return {
    page,
    plan,
    async handIn(
      part = 0,
      change: (body: ReturnType<typeof finishedForm>) => unknown = (body) => body,
      day = '2026-11-29',
    ) {
      const form = formById(plan.forms[part]?.form ?? '')
      const answers = Object.fromEntries(Object.keys(form?.items ?? {}).map((id) => [id, 1]))
      const draft = { form: part, position: 0, answers, blanks: {}, mode: 'list' as const }
      const body = change(finishedForm(plan, draft, 'home', day))
      return page.send(plan, await page.seal(plan, part, body as never))
    },
  }
}

const answersOf = ({ vault }: Apparatus, caseId: string) =>
  vault.of('answers').filter((record) => record.caseId === caseId)

describe('a slip', () => {
  it('is made in the case, filled in at home by the link or the typed code, and read on another device, once', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    const forms = planFor(caseId, 'sdq-s11-17', 'core-10').forms
    const slip = await made(one, asked(caseId, { forms: [forms[0] as never] }))
    const typed = await made(one, asked(caseId, { forms: [forms[0] as never] }))
    for (const way of [wayOf(slip), (await readTyped(typed.typed)) as Way]) {
      const { page, plan, handIn } = await begun(way)
      expect([plan.unitName, plan.informant, plan.forms[0]?.form]).toEqual(['Enheten Måsen', 'self', 'sdq-s11-17'])
      // By the phone's clock it was next year: no answer is from after today.
      expect(await handIn(0, undefined, '2027-06-01')).toMatchObject({ received: true })
      expect(await page.look()).toEqual({ refused: 'handed-in' })
    }
    const [mine, theirs] = await Promise.all([homeOf(one), homeOf(other)])
    expect(mine.slips(caseId).map(({ state }) => state)).toEqual(['not-asked', 'not-asked'])
    expect(await theirs.fetch()).toEqual({ taken: 2, held: 0 })
    expect(await mine.fetch()).toEqual({ taken: 0, held: 0 })
    await evened(site, [one, other])
    for (const device of [one, other]) {
      const answers = answersOf(device, caseId)
      expect(answers.map(({ by, body }) => [by, body.via, body.form])).toEqual([
        ['respondent', 'home', 'sdq-s11-17'],
        ['respondent', 'home', 'sdq-s11-17'],
      ])
      for (const { body } of answers) expect(body.day).toBe(civilDay(Date.now()))
    }
    expect(mine.slips(caseId).map(({ state }) => state)).toEqual(['handed-in', 'handed-in'])
    expect(mine.reading()).toMatchObject({ waiting: 0, late: [] })
    const log = (await one.vault.log()).lines.map(({ body }) => body.what)
    expect(log.filter((what) => what === 'slip.made')).toHaveLength(2)
  })

  it('is taken in once by two readers who do so at the same moment', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    const slip = await made(one, asked(caseId))
    await evened(site, [one, other])
    await (await begun(wayOf(slip))).handIn()
    await Promise.allSettled([(await homeOf(one)).fetch(), (await homeOf(other)).fetch()])
    await evened(site, [one, other])
    for (const device of [one, other]) expect(answersOf(device, caseId)).toHaveLength(1)
  })

  it('opens and is read though the unit’s keys have changed since it was printed', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const caseId = await newCase(one)
    const slip = await made(one, asked(caseId))
    const gone = one.vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
    await one.vault.removeMember(gone)
    expect(await (await begun(wayOf(slip))).handIn()).toMatchObject({ received: true })
    expect(await (await homeOf(one)).fetch()).toEqual({ taken: 1, held: 0 })
  })

  it('of a protected case is read by whoever may read the case, and waits for them', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    await one.vault.protect(caseId, { staff: [one.vault.me.staff] })
    const slip = await made(one, asked(caseId))
    isThrownAway(one.vault.of('slip')[0]?.body.inbox?.public as string)
    await evened(site, [one, other])
    const colleague = await again(other, otherPhrase)
    await (await begun(wayOf(slip))).handIn()
    const theirs = await homeOf(colleague)
    expect(await theirs.fetch()).toEqual({ taken: 0, held: 0 })
    expect([theirs.slips(caseId), theirs.reading()?.waiting]).toEqual([[], 1])
    expect(await (await homeOf(one)).fetch()).toEqual({ taken: 1, held: 0 })
    expect(answersOf(one, caseId)).toHaveLength(1)
  })

  it('of a youth’s own answers is not given into a guardian’s hands from thirteen on, by the older possible age', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const home = await homeOf(one)
    const year = new Date().getFullYear()
    const own = async (born: number, more = {}) =>
      home.make(ORIGIN, asked(await newCase(one, born), { to: 'guardian', ...more }))
    expect(await own(year - 13)).toEqual({ refused: 'from-13' })
    expect(await own(year - 12)).toHaveProperty('link')
    expect(await own(year - 13, { informant: 'parent' })).toHaveProperty('link')
    const caseId = await newCase(one)
    for (const [to, informant] of [
      ['youth', 'parent'],
      ['teacher', 'self'],
      ['guardian', 'teacher'],
    ] as const)
      expect(await home.make(ORIGIN, asked(caseId, { to, informant }))).toEqual({ refused: 'not-at-home' })
    expect(await home.make(ORIGIN, asked(caseId, { to: 'teacher', informant: 'teacher' }))).toEqual({
      refused: 'no-consent',
    })
    const consent = { by: 'guardian', day: '2026-11-29' } as const
    const slip = await made(one, asked(caseId, { to: 'teacher', informant: 'teacher', consent }))
    const { plan } = await begun(wayOf(slip))
    expect(plan.unitName).toBeNull()
    expect(JSON.stringify(plan)).not.toContain('Enheten')
    expect(home.slips(caseId)[0]?.record.body.consent).toEqual(consent)
    expect(one.vault.of('slip').some(({ body }) => JSON.stringify(body).includes(slip.typed.slice(0, 5)))).toBe(false)
  })

  it('goes with the recordings that fit, and is refused where its sentences alone are too much for a phone', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const caseId = await newCase(one)
    const wording = (title: string, language: string, sound: number) => {
      const audio = { items: { s1: { type: 'audio/ogg', data: 'T2dnU'.padEnd(sound, 'A') } } }
      const text = JSON.stringify({ language, training: true, title, ...(sound > 0 && { audio }) })
      return { language, hash: `${language} ${sound}`, text }
    }
    const formsOf = (pack: ReturnType<typeof wording>, ...others: ReturnType<typeof wording>[]) =>
      planFor(caseId, 'sdq-s11-17').forms.map((form) => ({ ...form, pack, others }))
    for (const [sizes, kept] of [
      [
        [300_000, 900_000],
        [true, false],
      ],
      [[8 * 1024 * 1024], [false]],
    ] as const) {
      const [pack, ...others] = sizes.map((size, i) => wording('A', i === 0 ? 'sv' : 'ar', size))
      const slip = await made(one, asked(caseId, { forms: formsOf(pack as never, ...others) }))
      const { plan, handIn } = await begun(wayOf(slip))
      const texts = plan.forms.flatMap((form) => [form.pack.text, ...(form.others ?? []).map(({ text }) => text)])
      expect(texts.map((text) => 'audio' in JSON.parse(text))).toEqual(kept)
      expect(await handIn()).toMatchObject({ received: true })
    }
    expect(await (await homeOf(one)).fetch()).toEqual({ taken: 2, held: 0 })
    const forms = formsOf(wording('å'.repeat(250_000), 'sv', 0))
    expect(await (await homeOf(one)).make(ORIGIN, asked(caseId, { forms }))).toEqual({ refused: 'too-large' })
    expect((await homeOf(one)).slips(caseId)).toHaveLength(2)
  }, 60_000)

  it('asks for a spoken code where it goes by SMS', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const slip = await made(one, asked(await newCase(one), { bySms: true }))
    expect(slip.spoken).toMatch(/^\d{4}$/)
    await expect(begun(wayOf(slip))).rejects.toThrow('wrong-code')
    expect((await begun(wayOf(slip), undefined, slip.spoken as string)).plan).toBeTruthy()
  })
})

describe('what is not as staff decided', () => {
  it('is kept, named, and never an answer before a person has said so', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const home = await homeOf(one)
    const caseId = await newCase(one)
    const changes: readonly [string, (body: object) => unknown][] = [
      ['other-version', (body) => ({ ...body, revision: 999 })],
      ['other-version', (body) => ({ ...body, later: true })],
      ['not-as-decided', (body) => ({ ...body, informant: 'parent' })],
      ['not-as-decided', (body) => ({ ...body, via: 'tablet' })],
      ['not-as-decided', (body) => ({ ...body, form: 'core-om' })],
      ['not-as-decided', (body) => ({ ...body, imported: { import: crypto.randomUUID(), line: 1 } })],
    ]
    for (const [why, change] of changes) {
      const { handIn } = await begun(wayOf(await made(one, asked(caseId))))
      expect(await handIn(0, change as never)).toMatchObject({ received: true })
      expect([why, await home.fetch()]).toEqual([why, { taken: 0, held: 1 }])
    }
    expect(answersOf(one, caseId)).toEqual([])
    expect(home.held().map(({ why }) => why)).toEqual(changes.map(([why]) => why))
    const [newer, unread, other] = home.held()
    await home.takeHeld(newer?.id as string)
    expect(answersOf(one, caseId).map(({ body }) => body.revision)).toEqual([999])
    for (const it of [unread, other])
      await expect(home.takeHeld(it?.id as string)).rejects.toThrow('cannot be taken in')
    await home.putAway(other?.id as string, 'fel person')
    expect(home.held()).toHaveLength(4)
    expect(home.reading()).toMatchObject({ waiting: 0 })
  })

  it('and what opens by no key is noted once, and not waited for', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const caseId = await newCase(one)
    const { page, plan } = await begun(wayOf(await made(one, asked(caseId))))
    const sealed = await page.seal(plan, 0, { kind: 'answers' } as never)
    await page.send(plan, { ...sealed, box: sealed.enc })
    const home = await homeOf(one)
    for (let i = 0; i < 2; i++) expect(await home.fetch()).toEqual({ taken: 0, held: 0 })
    expect(home.reading()?.waiting).toBe(0)
    const noted = (await one.vault.log()).lines.filter(({ body }) => body.what === 'hand-in.refused')
    expect(noted.map(({ caseId: of, body }) => [of, body.detail])).toEqual([[caseId, sealed.id]])
  })

  it('comes in a file where it could not be sent, to this unit alone, and once', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const caseId = await newCase(one)
    const { page, plan, handIn } = await begun(wayOf(await made(one, asked(caseId))))
    const form = formById('sdq-s11-17')
    const answers = Object.fromEntries(Object.keys(form?.items ?? {}).map((id) => [id, 0]))
    const draft = { form: 0, position: 0, answers, blanks: {}, mode: 'list' as const }
    const sealed = await page.seal(plan, 0, finishedForm(plan, draft, 'home', '2026-11-29'))
    const file = homeFile(plan.unit, [sealed])
    expect(await one.vault.loadAnswers(file)).toEqual({ news: true })
    expect(await one.vault.loadAnswers(file)).toEqual({ news: false })
    expect(answersOf(one, caseId)).toHaveLength(1)
    // Sent all the same later: it is there already.
    expect(await handIn()).toMatchObject({ received: true })
    expect(await (await homeOf(one)).fetch()).toEqual({ taken: 0, held: 0 })
    expect(answersOf(one, caseId)).toHaveLength(1)
    expect(await one.vault.loadAnswers(homeFile(crypto.randomUUID(), [sealed]))).toEqual({
      refused: 'answers-of-another-unit',
    })
  })

  it('came after its slip was taken back: held, whichever device took it back and whatever the relay remembers', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    const slip = await made(one, asked(caseId))
    const { page, handIn } = await begun(wayOf(slip))
    await (await homeOf(one)).revoke(slip.slip)
    expect((await homeOf(one)).slips(caseId)).toMatchObject([{ state: 'revoked' }])
    await evened(site, [one, other])
    await site.relay.relay.store.asOperator((tx) =>
      tx.updateTable('slips').set({ revoked: null }).where('slip', '=', slip.slip).execute(),
    )
    await (await homeOf(other)).fetch()
    expect(await homePage(wayOf(slip), await newPageKey(), site.at as never).look()).toEqual({
      refused: 'revoked',
    })
    expect(await page.look()).toMatchObject({ state: 'mine' })
    expect(await handIn()).toMatchObject({ received: true })
    expect(await (await homeOf(other)).fetch()).toEqual({ taken: 0, held: 1 })
    const [held] = (await homeOf(other)).held()
    expect(held).toMatchObject({ why: 'revoked', fits: true, caseId })
    await (await homeOf(other)).takeHeld(held?.id as string)
    expect(answersOf(other, caseId)).toHaveLength(1)
  })

  it('by a slip that has yet to come here is an answer once it has come', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    await evened(site, [one, other])
    // The device that made it is cut off before anybody else has heard of it.
    site.onSent = (path) => {
      if (path === '/v1/vault/sync') throw new TypeError('cut')
    }
    const slip = await made(one, asked(caseId))
    site.onSent = () => {}
    await (await begun(wayOf(slip))).handIn()
    expect(await (await homeOf(other)).fetch()).toEqual({ taken: 0, held: 1 })
    await evened(site, [one, other])
    expect(await (await homeOf(other)).fetch()).toEqual({ taken: 1, held: 0 })
    await evened(site, [one, other])
    for (const device of [one, other]) {
      expect(answersOf(device, caseId)).toHaveLength(1)
      expect((await homeOf(device)).held()).toEqual([])
    }
  })
})

describe('a slip ends with what it belongs to', () => {
  const relayRow = async ({ slip }: MadeSlip) =>
    (await site.relay.relay.store.asOperator((tx) =>
      tx.selectFrom('slips').select(['revoked']).where('slip', '=', slip).executeTakeFirst(),
    )) ?? null
  const isRevokedThere = async (slip: MadeSlip) => (await relayRow(slip))?.revoked !== null
  const lookedAt = async (slip: MadeSlip) => {
    const looked = await homePage(wayOf(slip), await newPageKey(), site.at as never).look()
    return 'state' in looked ? looked.state : looked.refused
  }

  it('with a case that is erased: also while the relay is away, paid at the next turn by whichever device has one', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const [here, away] = [await newCase(one), await newCase(one)]
    const [slip, later] = [await made(one, asked(here)), await made(one, asked(away))]
    await one.vault.eraseCase(here, 'på begäran')
    await (await homeOf(one)).fetch()
    expect([await lookedAt(slip), await lookedAt(later)]).toEqual(['revoked', 'open'])
    site.onSent = () => {
      throw new TypeError('no network')
    }
    await one.vault.eraseCase(away, 'på begäran')
    await expect((await homeOf(one)).fetch()).rejects.toThrow('offline')
    site.onSent = () => {}
    expect(await isRevokedThere(later)).toBe(false)
    // The device that erased it only sends what it wrote, and is heard of no more.
    await evened(site, [one, other])
    await (await homeOf(other)).fetch()
    expect(await lookedAt(later)).toBe('revoked')
    // A relay that was set back to before that is told once more.
    await site.relay.relay.store.asOperator((tx) =>
      tx.updateTable('slips').set({ revoked: null }).where('slip', '=', later.slip).execute(),
    )
    await (await homeOf(one)).fetch()
    expect(await lookedAt(later)).toBe('revoked')
  })

  it('what was begun before its case was erased is shown, and can become nobody’s answer', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    const { handIn } = await begun(wayOf(await made(one, asked(caseId))))
    await one.vault.eraseCase(caseId, 'på begäran')
    await evened(site, [one, other])
    await handIn()
    expect(await (await homeOf(other)).fetch()).toEqual({ taken: 0, held: 1 })
    const [held] = (await homeOf(other)).held()
    expect(held).toMatchObject({ why: 'case-erased', caseId: null, fits: false })
    expect(held?.answers?.form).toBe('sdq-s11-17')
    await expect((await homeOf(other)).takeHeld(held?.id as string)).rejects.toThrow('cannot be taken in')
  })

  it('of a protected case that was erased nobody can open it: it is noted, and keeps no promise from being given', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const caseId = await newCase(one)
    await one.vault.protect(caseId, { staff: [one.vault.me.staff] })
    const slip = await made(one, asked(caseId))
    isThrownAway(one.vault.of('slip')[0]?.body.inbox?.public as string)
    const { handIn } = await begun(wayOf(slip))
    await handIn()
    await one.vault.eraseCase(caseId, 'på begäran')
    const home = await homeOf(one)
    expect(await home.fetch()).toEqual({ taken: 0, held: 0 })
    expect(home.reading()).toMatchObject({ waiting: 0, late: [] })
    const noted = (await one.vault.log()).lines.filter(({ body }) => body.what === 'hand-in.refused')
    expect(noted).toHaveLength(1)
  })

  it('with a slip made on one device while another erased its case', async () => {
    const [one, other] = (await unitAt(site)) as [Apparatus, Apparatus]
    const caseId = await newCase(one)
    await evened(site, [one, other])
    await other.vault.eraseCase(caseId, 'på begäran')
    const slip = await made(one, asked(caseId))
    await evened(site, [one, other])
    await (await homeOf(one)).fetch()
    expect(await lookedAt(slip)).toBe('revoked')
  })

  it('with a case that has gone to another unit, and with the relay or the unit that is left', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const [moved, stays] = [await newCase(one), await newCase(one)]
    const slips = [await made(one, asked(moved)), await made(one, asked(stays))] as const
    const moves = await one.vault.moves()
    const to = await moves.readAddress((await (await elsewhere()).address()).text)
    if ('refused' in to) throw new Error(to.refused)
    await moves.give(moved, to.to, { by: 'guardian', day: '2026-11-29' }, [])
    await (await homeOf(one)).fetch()
    expect([await lookedAt(slips[0]), await lookedAt(slips[1])]).toEqual(['revoked', 'open'])
    await (await site.of(one)).leave()
    expect(await lookedAt(slips[1])).toBe('revoked')
    expect((await homeOf(one)).slips(stays)).toMatchObject([{ state: 'revoked' }])
    const [closing] = (await unitAt(site, 1)) as [Apparatus]
    const last = await made(closing, asked(await newCase(closing)))
    await closing.vault.closeUnit()
    await (await homeOf(closing)).fetch()
    expect(await lookedAt(last)).toBe('revoked')
  })

  const elsewhere = async () => (await firstDevice()).vault.moves()
})

it('a relay that is restored from an older backup is given once more what it had received, and is believed of nothing else', async () => {
  const [one] = (await unitAt(site, 1)) as [Apparatus]
  const caseId = await newCase(one)
  const before = await made(one, asked(caseId))
  const file = join(mkdtempSync(join(tmpdir(), 'relay-home-')), 'backup.gz')
  await site.relay.command('backup', { file })
  const after = await made(one, asked(caseId))
  const pages = await Promise.all([before, after].map(async (slip) => begun(wayOf(slip))))
  // A third has begun, and hands in when the server is another.
  const third = await begun(wayOf(await made(one, asked(caseId))))
  const [first] = await Promise.all(pages.map(({ handIn }) => handIn()))
  expect(first).toMatchObject({ received: true, taken: false })
  const data = mkdtempSync(join(tmpdir(), 'relay-restored-'))
  const store = await openRelayStore({ data, database: null })
  await readBackup(store, file)
  await store.close()
  await site.becomes({ DATA: data })
  const home = await homeOf(one)
  expect(await home.fetch()).toEqual({ taken: 0, held: 0 })
  expect(home.slips(caseId).map(({ state }) => state)).toEqual(['gone', 'gone', 'made'])
  // Whoever shows no word of the relay's is nobody, there and here.
  const key = await newPageKey()
  const stranger = homePage(wayOf(after), key, site.at as never)
  const form = await stranger.seal(third.plan, 0, { kind: 'answers' } as never)
  isThrownAway(form.enc)
  expect(await stranger.send(third.plan, form)).toEqual({ refused: 'no-slip' })
  for (const { handIn } of [...pages, third]) expect(await handIn()).toMatchObject({ received: true, taken: false })
  expect(await home.fetch()).toEqual({ taken: 3, held: 0 })
  expect(answersOf(one, caseId)).toHaveLength(3)
  for (const { handIn } of pages) expect(await handIn()).toMatchObject({ received: true, taken: true })
  expect(await home.fetch()).toEqual({ taken: 0, held: 0 })
  expect(home.slips(caseId).map(({ state }) => state)).toEqual(['gone', 'gone', 'handed-in'])
})

describe('a promise to read', () => {
  it('lets what must be read be begun, by its names, and is noted', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    const [alva, bo] = one.vault.of('staff').map(({ body }) => body.staff) as [string, string]
    const home = await homeOf(one)
    site.relay.clock.now = MONDAY
    const until = MONDAY + 8 * HOUR
    const promise = { reader: alva, deputy: bo, until, within: 4, next: until + 16 * HOUR }
    expect(await home.promise(promise)).toEqual({ refused: 'no-mail' })
    expect(await home.setMail('enhet@example.org', 'jour@example.org')).toEqual({ done: true })
    expect(post.letters.map(({ to }) => to)).toEqual(['enhet@example.org', 'jour@example.org'])
    expect(await home.promise({ ...promise, deputy: alva })).toEqual({ refused: 'same-person' })
    expect(await home.promise({ ...promise, until: MONDAY + 30 * HOUR })).toEqual({ refused: 'over-night' })
    const caseId = await newCase(one)
    const slip = await made(one, asked(caseId, { forms: planFor(caseId, 'core-10').forms }))
    const page = homePage(wayOf(slip), await newPageKey(), site.at as never)
    expect(await page.claim()).toEqual({ refused: 'nobody-reads', opens: null })
    expect(await home.promise(promise)).toEqual({ done: true })
    expect(home.reading()?.promise).toEqual({ until, within: 4, reader: 'Alva Prov', deputy: 'Bo Prov' })
    expect(await page.claim()).toMatchObject({
      state: 'mine',
      reading: { who: { reader: 'Alva Prov', deputy: 'Bo Prov' } },
    })
    await home.endPromise()
    expect(home.reading()?.promise).toBeNull()
    expect(one.vault.of('promise')).toHaveLength(1)
    const colleague = await again(one, otherPhrase)
    await expect((await homeOf(colleague)).setMail('a@b.se', 'c@d.se')).rejects.toThrow('not-permitted')
  })

  it('is said of nobody where the unit is at no relay', async () => {
    const [one] = (await unitAt(site, 1)) as [Apparatus]
    await (await site.of(one)).leave()
    const home = await homeOf(one)
    expect(await home.make(ORIGIN, asked(await newCase(one)))).toEqual({ refused: 'no-relay' })
    await expect(home.fetch()).rejects.toThrow('not-joined')
  })
})
