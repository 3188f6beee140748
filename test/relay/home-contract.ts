/** What forms from home hold at the relay, whatever store it has: the page's own client, devices that sign, letters over SMTP, a clock set by hand. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StateAnswer } from '#relay/home'
import { claimText } from '#relay/texts'
import { remind } from '../../relay/home/reminders.ts'
import { base64, random, utf8 } from '../../src/vault/crypto/bytes.ts'
import { newUnitKey, openJsonAsUnit } from '../../src/vault/crypto/unit-key.ts'
import { type HomePage, homePage, newPageKey, type PageKey, readLink, type Way } from '../../src/vault/home/index.ts'
import { checkOf, keysOf, linkOf } from '../../src/vault/home/link.ts'
import { signAsPage } from '../../src/vault/home/page-key.ts'
import { type HomePlan, sealNames, sealPlan } from '../../src/vault/home/plan.ts'
import { formAad } from '../../src/vault/home/sealed-form.ts'
import { type Device, nextStep, sha256 } from './device.ts'
import { linkScanners } from './link-scanners.ts'
import { type LetterServer, letterServer } from './smtp.ts'
import { type AdmittedUnit, type Started, startForTest } from './started.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Monday the 30th of November 2026, eight in the morning where units are. */
const MONDAY = Date.parse('2026-11-30T08:00:00+01:00')
const at = (day: number, time: string) => Date.parse(`2026-11-30T${time}:00+01:00`) + day * DAY

const plant = 'kanariefagel'
const plantedReader = 'Alva Strandskata'
const address = 'enhet@example.org'
const deputy = 'jour@example.org'

/** Words that nobody but unit and family has. */
const plannedForm = { form: `core-${plant}`, occasion: 'first' as const, pack: { hash: 'h', text: plant } }
const promiseKey = base64(random(32))
const finished = { kind: 'answers', form: plant, answers: { 1: 4 }, via: 'home' } as never

export function homeContract(environment: () => Promise<Record<string, string>>) {
  let r: Started
  let post: LetterServer
  let env: Record<string, string>
  /** All that the relay has logged, by all that is below. */
  let logged = ''
  function listened(started: Started): Started {
    loggedBy(started, (line) => {
      logged += line
    })
    return started
  }
  beforeAll(async () => {
    post = await letterServer()
    env = { ...(await environment()), SMTP_URL: post.url, SMTP_FROM: 'mattstock@example.org', LOG: 'info' }
    env.DATA = mkdtempSync(join(tmpdir(), 'relay-'))
    r = listened(await startForTest(env))
  }, 120_000)
  afterAll(async () => {
    await r.end()
    await post.close()
  })
  beforeEach(() => {
    r.clock.now = MONDAY
    post.letters.length = 0
    post.refuses = false
  })

  /** What a family's browser sends, in its own words. */
  const fetchOf = (headers: Record<string, string> = {}) =>
    (async (url: string, how: RequestInit) => {
      const answer = await r.server.inject({
        ...{ method: how.method as 'POST', url, payload: String(how.body) },
        headers: { ...(how.headers as Record<string, string>), ...headers },
      })
      const said = { status: answer.statusCode, headers: answer.headers as Record<string, string> }
      return new Response(answer.body, said)
    }) as typeof fetch

  interface Slip {
    readonly unit: AdmittedUnit
    readonly device: Device
    readonly way: Way
    readonly inbox: { readonly public: string; readonly private: string }
    readonly plan: HomePlan
    open(key?: PageKey): Promise<HomePage>
  }

  async function slipOf({
    review = false,
    code = null as string | null,
    unit: of = null as AdmittedUnit | null,
  } = {}): Promise<Slip> {
    const unit = of ?? (await r.admit(2))
    const device = unit.devices[0] as Device
    const inbox = await newUnitKey()
    const head = base64(random(32))
    const way: Way = { id: base64(random(12)), secret: random(16), check: await checkOf(inbox.public, head) }
    const plan: HomePlan = {
      ...{ unit: unit.id, unitName: plant, inbox: inbox.public, head, relayKey: r.relay.store.key, review, promiseKey },
      ...{ informant: 'self', to: 'youth', language: 'sv', age: 15, expires: r.clock.now + 7 * DAY },
      forms: [plannedForm],
    }
    const keys = await keysOf(way)
    const asked = {
      ...{ slip: way.id, token: sha256(keys.token), expires: plan.expires, review },
      ...{ plan: await sealPlan(way, keys, plan), spoken: code && sha256(await keys.spoken(code)) },
    }
    const put = await r.send(device, 'POST', '/v1/vault/home/slip', asked)
    expect(put.json()).toEqual({ done: true })
    // The same again, as after an answer that was lost.
    expect((await r.send(device, 'POST', '/v1/vault/home/slip', asked)).json()).toEqual({ done: true })
    const link = readLink(new URL(linkOf('https://matt.example', way)).hash) as Way
    const open = async (key?: PageKey) => homePage(link, key ?? (await newPageKey()), { fetch: fetchOf() })
    return { unit, device, way, inbox, plan, open }
  }

  const state = async ({ device }: Pick<Slip, 'device'>, adopted: readonly string[] = []): Promise<StateAnswer> =>
    (await r.send(device, 'POST', '/v1/vault/home/state', { adopted })).json()
  const slipSaid = async (slip: Slip) => (await state(slip)).slips.find(({ slip: id }) => id === slip.way.id)
  const promised = async ({ device, unit }: Slip, until: number, next: number | null = null, within = 4) => {
    const names = await sealNames(promiseKey, unit.id, until, within, { reader: plantedReader, deputy: 'Bo' })
    return await r.send(device, 'POST', '/v1/vault/home/promise', { promise: { until, within, next, names } })
  }
  const reachable = async ({ device }: Slip) => await r.send(device, 'POST', '/v1/vault/home/mail', { address, deputy })
  const handedIn = async (slip: Slip, page: HomePage) =>
    await page.send(slip.plan, await page.seal(slip.plan, 0, finished))

  describe('a link', () => {
    it('is looked at, begun, answered and handed in, and the unit alone opens what was answered', async () => {
      const slip = await slipOf()
      const page = await slip.open()
      expect(await page.look()).toMatchObject({ state: 'open', needsCode: false, plan: slip.plan, received: [] })
      expect(await page.claim()).toMatchObject({ state: 'mine', plan: slip.plan })
      const sealed = await page.seal(slip.plan, 0, finished)
      const received = await page.send(slip.plan, sealed)
      expect(received).toEqual({ received: true, at: MONDAY, reads: null, second: false, revoked: false, taken: false })
      // A receipt that was lost: the same form again, and once more sealed anew.
      expect(await page.send(slip.plan, sealed)).toEqual(received)
      expect(await handedIn(slip, page)).toEqual(received)
      const { forms, waiting } = await state(slip)
      expect([forms.length, waiting]).toEqual([1, 1])
      const [form] = forms
      const additionalData = formAad(slip.unit.id, slip.way.id, sealed.id)
      expect(await openJsonAsUnit(slip.inbox.private, additionalData, form?.sealed as never)).toMatchObject({
        body: finished,
      })
      expect((await state(slip, [sealed.id])).forms).toEqual([])
      // Handed in, there is nothing to be seen by it again.
      expect(await page.look()).toEqual({ refused: 'handed-in' })
      expect(await slipSaid(slip)).toMatchObject({ opened: MONDAY, begun: MONDAY, handed: MONDAY, second: null })
    })

    it('is spent by nothing that looks at it: programs that follow links, press buttons or read ahead', async () => {
      const slip = await slipOf()
      const { id } = slip.way
      const token = base64((await keysOf(slip.way)).token)
      for (const agent of linkScanners) {
        const headers = { 'user-agent': agent, 'content-type': 'application/json' }
        for (const path of ['look', 'claim', 'hand-in'])
          for (const method of ['GET', 'HEAD', 'OPTIONS'] as const)
            expect(
              (await r.server.inject({ method, url: `/v1/home/${path}?slip=${id}`, headers })).statusCode,
            ).toBeGreaterThan(399)
        // Presses the button without a key of its own: there is nothing that it could be bound to.
        const { public: key } = await newPageKey()
        const without = { slip: id, token, key, spoken: null, sig: 'A'.repeat(86) }
        const claimed = await r.server.inject({ method: 'POST', url: '/v1/home/claim', headers, payload: without })
        expect(claimed.json().refused).toBe('not-signed')
      }
      expect(await slipSaid(slip)).toMatchObject({ opened: null, begun: null })
      expect(await (await slip.open()).look()).toMatchObject({ state: 'open' })
    })

    it('is begun by one phone: the other is told so, and the unit, and the first', async () => {
      const slip = await slipOf()
      const [one, other] = [await slip.open(), await slip.open()]
      const both = await Promise.all([one.claim(), other.claim()])
      expect(both.filter((it) => 'state' in it)).toHaveLength(1)
      expect(both.find((it) => 'refused' in it)).toEqual({ refused: 'elsewhere' })
      const [first, second] = 'state' in (both[0] as object) ? [one, other] : [other, one]
      expect(await second.look()).toEqual({ refused: 'elsewhere' })
      expect(await handedIn(slip, second)).toEqual({ refused: 'elsewhere' })
      expect(await first.claim()).toMatchObject({ state: 'mine', second: true })
      expect(await slipSaid(slip)).toMatchObject({ second: MONDAY })
      expect(await handedIn(slip, first)).toMatchObject({ received: true, second: true })
    })

    it('without its secret, or of no slip, shows nothing; and is not found by trying', async () => {
      const slip = await slipOf()
      for (const way of [
        { ...slip.way, secret: random(16) },
        { ...slip.way, id: base64(random(12)) },
      ])
        expect(await homePage(way, await newPageKey(), { fetch: fetchOf() }).look()).toEqual({ refused: 'no-slip' })
      const { who } = await r.relay.store.db
        .selectFrom('counts')
        .select('who')
        .where('who', 'like', 'stranger %')
        .where('ends', '>', r.clock.now)
        .executeTakeFirstOrThrow()
      await r.relay.store.db.updateTable('counts').set({ n: 300 }).where('who', '=', who).execute()
      const trying = homePage({ ...slip.way, secret: random(16) }, await newPageKey(), { fetch: fetchOf() })
      expect(await trying.look()).toMatchObject({ refused: 'too-many', seconds: 3600 })
      await r.relay.store.db.deleteFrom('counts').where('who', '=', who).execute()
    })

    it.each([
      [
        'expired',
        async () => {
          r.clock.now += 8 * DAY
        },
      ],
      [
        'revoked',
        async (slip: Slip) => {
          await r.send(slip.device, 'POST', '/v1/vault/home/revoke', { slip: slip.way.id })
        },
      ],
    ] as const)('that is %s is not begun; what was begun before that is taken', async (why, end) => {
      const [late, begun] = [await slipOf(), await slipOf()]
      const page = await begun.open()
      await page.claim()
      for (const slip of [late, begun]) {
        r.clock.now = MONDAY
        await end(slip)
      }
      expect(await (await late.open()).look()).toEqual({ refused: why })
      expect(await (await late.open()).claim()).toEqual({ refused: why })
      const revoked = why === 'revoked'
      expect(await page.look()).toMatchObject({ state: 'mine', plan: begun.plan, revoked })
      // Its phone may have let go of it: who comes with another key now is no second phone.
      expect(await (await begun.open()).look()).toEqual({ refused: why })
      expect(await handedIn(begun, page)).toMatchObject({ received: true, second: false, revoked })
      expect((await state(begun)).forms).toMatchObject([{ revoked }])
    })

    it('is over after five wrong spoken codes, whoever tried them', async () => {
      const slip = await slipOf({ code: '4711' })
      const right = await slipOf({ code: '4711' })
      expect(await (await right.open()).claim('4711')).toMatchObject({ state: 'mine' })
      const page = await slip.open()
      expect(await page.look()).toMatchObject({ needsCode: true })
      expect(await page.claim()).toEqual({ refused: 'wrong-code', left: 5 })
      for (const left of [4, 3, 2, 1])
        expect(await (await slip.open()).claim('1234')).toEqual({ refused: 'wrong-code', left })
      expect(await page.claim('0000')).toEqual({ refused: 'code-spent' })
      expect(await page.claim('4711')).toEqual({ refused: 'code-spent' })
      expect(await slipSaid(slip)).toMatchObject({ spent: true, begun: null })
    })

    it('is refused before the first question where the relay shows another plan, or another inbox', async () => {
      const [slip, other] = [await slipOf(), await slipOf()]
      const thief = await newUnitKey()
      const plans = [
        (
          await r.relay.store.asOperator((tx) =>
            tx.selectFrom('slips').select('plan').where('slip', '=', other.way.id).executeTakeFirstOrThrow(),
          )
        ).plan,
        // Whoever has the link, and the relay with them: the check is of the inbox that stood in the slip.
        await sealPlan(slip.way, await keysOf(slip.way), { ...slip.plan, inbox: thief.public }),
      ]
      for (const plan of plans) {
        await r.relay.store.asOperator((tx) =>
          tx.updateTable('slips').set({ plan }).where('slip', '=', slip.way.id).execute(),
        )
        const page = await slip.open()
        for (const answer of [await page.look(), await page.claim()]) expect(answer).toEqual({ refused: 'changed' })
      }
      expect(await slipSaid(slip)).toMatchObject({ begun: null })
    })

    it('takes one form for each part of what was begun, and believes no word of another’s that it was', async () => {
      const [slip, other] = [await slipOf(), await slipOf()]
      const [page, theirs] = [await slip.open(), await other.open()]
      await page.claim()
      const claimed = await theirs.claim()
      const sealed = await page.seal(slip.plan, 0, finished)
      for (const form of [
        { ...sealed, id: crypto.randomUUID() },
        { ...sealed, part: 1 },
      ])
        expect(await page.send(slip.plan, form)).toEqual({ refused: 'not-understood' })
      const word = 'begun' in claimed ? claimed.begun : null
      const key = await newPageKey()
      for (const begun of [word, word && { ...word, payload: base64(utf8('{}')) }]) {
        const thief = homePage(slip.way, key, { fetch: fetchOf(), begun })
        const form = await thief.seal(slip.plan, 0, finished)
        expect(await thief.send(slip.plan, form)).toEqual({ refused: 'elsewhere' })
      }
      expect((await state(slip)).forms).toEqual([])
    })

    it('of one unit is nothing to another, and takes nothing that is no slip, no key or too long', async () => {
      const slip = await slipOf()
      const stranger = (await r.admit(1)).devices[0] as Device
      expect((await r.send(stranger, 'POST', '/v1/vault/home/revoke', { slip: slip.way.id })).statusCode).toBe(404)
      expect((await state({ device: stranger })).slips).toEqual([])
      const token = base64(random(32))
      const { public: key } = await newPageKey()
      const bodies = [
        { slip: 'kort', token, key },
        { slip: slip.way.id, token: `${token}x`, key },
        { slip: slip.way.id, token, key: 'x' },
        { slip: slip.way.id, token, key, more: 1 },
        { slip: slip.way.id, token, key: '\u0000' },
        [],
      ]
      for (const payload of bodies)
        expect((await r.server.inject({ method: 'POST', url: '/v1/home/look', payload })).statusCode).toBe(400)
      const long = { slip: slip.way.id, token, key, form: 'x'.repeat(300_000) }
      expect((await r.server.inject({ method: 'POST', url: '/v1/home/hand-in', payload: long })).statusCode).toBe(413)
    })
  })

  describe('a promise to read', () => {
    it('is given only where letters can be sent, for a part of one working day', async () => {
      const slip = await slipOf({ review: true })
      expect((await promised(slip, at(0, '16:00'))).json().refused).toBe('no-mail')
      post.refuses = true
      expect((await reachable(slip)).json().refused).toBe('mail-failed')
      post.refuses = false
      expect((await reachable(slip)).json()).toEqual({ done: true })
      expect(post.letters.map(({ to }) => to)).toEqual([address, deputy])
      for (const [now, until] of [
        [at(0, '08:00'), at(1, '08:00')],
        [at(0, '08:00'), at(0, '20:30')],
        [at(0, '08:00'), at(0, '07:00')],
        [at(0, '05:00'), at(0, '09:00')],
        [at(5, '08:00'), at(5, '16:00')],
        [at(6, '08:00'), at(6, '16:00')],
        [at(4, '16:00'), at(7, '16:00')],
      ] as const) {
        r.clock.now = now
        expect((await promised(slip, until)).json().refused).toBe('over-night')
      }
      r.clock.now = MONDAY
      expect((await promised(slip, at(0, '16:00'))).json()).toEqual({ done: true })
      const without = await startForTest()
      const device = (await without.admit(1)).devices[0] as Device
      const given = { promise: { until: without.clock.now + HOUR, within: 4, next: null, names: 'AAAA' } }
      expect((await without.ask(device, '/v1/vault/home/promise', given)).body).toMatchObject({ refused: 'no-mail' })
      await without.end()
    })

    it('is needed to begin what somebody must read, to an hour before its end; and names who reads to the family alone', async () => {
      const slip = await slipOf({ review: true })
      await reachable(slip)
      const page = await slip.open()
      expect(await page.claim()).toEqual({ refused: 'nobody-reads', opens: null })
      await promised(slip, at(0, '16:00'), at(1, '08:00'))
      const stands = { stands: true, until: at(0, '16:00'), within: 4, who: { reader: plantedReader, deputy: 'Bo' } }
      expect(await page.look()).toMatchObject({ reading: stands })
      r.clock.now = at(0, '15:01')
      expect(await page.claim()).toEqual({ refused: 'nobody-reads', opens: at(1, '08:00') })
      r.clock.now = at(0, '15:00')
      expect(await page.claim()).toMatchObject({ state: 'mine' })
      // A promise that a relay makes up is nobody's.
      await r.relay.store.asOperator((tx) =>
        tx
          .updateTable('reading')
          .set({ until: at(0, '19:00') })
          .where('unit', '=', slip.unit.id)
          .execute(),
      )
      expect(await page.look()).toMatchObject({ reading: { stands: false } })
      const next = await slipOf({ review: true, unit: slip.unit })
      expect(await (await next.open()).claim()).toEqual({ refused: 'nobody-reads', opens: null })
      // Nor does the relay let a page begin that asks all the same.
      r.clock.now = at(0, '18:30')
      const key = await newPageKey()
      const body = { slip: next.way.id, token: base64((await keysOf(next.way)).token), key: key.public, spoken: null }
      const sig = await signAsPage(key, claimText(next.way.id))
      const bold = await r.server.inject({ method: 'POST', url: '/v1/home/claim', payload: { ...body, sig } })
      expect(bold.json()).toMatchObject({ refused: 'nobody-reads', opens: at(1, '08:00') })
    })

    it('ends with the device that gave it, and with the unit', async () => {
      const slip = await slipOf({ review: true })
      await reachable(slip)
      await promised(slip, at(0, '16:00'))
      const [first, second] = slip.unit.devices as [Device, Device]
      const step = await nextStep(slip.unit.chain, second, { remove: [first] })
      await r.send(second, 'POST', '/v1/vault/devices', { after: 0, steps: [step] })
      expect(await (await slip.open()).claim()).toEqual({ refused: 'nobody-reads', opens: null })
      expect((await state({ device: second })).promise).toBeNull()
      await r.command('close', { unit: slip.unit.id })
      expect(await (await slip.open()).look()).toEqual({ refused: 'no-slip' })
    })

    it('over a whole weekend: told truthfully, reminded of alike, not renewed while something is late, by a relay that was started anew', async () => {
      const quiet = await slipOf()
      const slip = await slipOf({ review: true, unit: quiet.unit })
      await reachable(slip)
      post.letters.length = 0
      r.clock.now = at(4, '09:00')
      await promised(slip, at(4, '16:00'), at(7, '08:00'))
      const page = await slip.open()
      const other = await quiet.open()
      await page.claim()
      await other.claim()
      r.clock.now = at(4, '15:30')
      // Whoever reads on a Friday reads before the promise is over.
      expect(await handedIn(slip, page)).toMatchObject({ reads: { by: at(4, '16:00') } })
      r.clock.now = at(4, '16:00')
      await remind(r.relay)
      await remind(r.relay)
      expect(post.letters.map(({ to }) => to)).toEqual([address])
      r.clock.now = at(5, '11:00')
      // Saturday: nothing is begun that must be read, what was begun is taken and told as it is.
      const saturday = await slipOf({ review: true, unit: quiet.unit })
      expect(await (await saturday.open()).claim()).toEqual({ refused: 'nobody-reads', opens: at(7, '08:00') })
      expect(await handedIn(quiet, other)).toMatchObject({ reads: { from: at(7, '08:00') } })
      const { DATA } = env
      await r.stop()
      r = listened(await startForTest({ ...env, DATA: DATA as string }))
      r.clock.now = at(5, '12:00')
      await Promise.all([remind(r.relay), remind(r.relay)])
      await remind(r.relay)
      expect(post.letters.map(({ to }) => to)).toEqual([address, deputy])
      r.clock.now = at(7, '08:00')
      expect((await promised(slip, at(7, '16:00'))).json().refused).toBe('late-forms')
      const { forms, late, waiting } = await state(slip)
      expect([forms.length, late.map(({ slip: id }) => id), waiting]).toEqual([2, [slip.way.id], 2])
      expect((await state(slip, [forms[0]?.form as string])).late).toEqual([])
      expect((await promised(slip, at(7, '16:00'))).json()).toEqual({ done: true })
      // What holds nothing that must be read is reminded of by the same rule: half of four hours from when somebody reads.
      const heard: string[] = []
      const stop = r.relay.bell.listen(slip.unit.id, (ring) => heard.push(ring))
      r.clock.now = at(7, '10:00')
      await remind(r.relay)
      // In PostgreSQL it is rung over a connection of its own.
      await vi.waitFor(() => expect(heard).toEqual(['something']))
      stop()
      post.refuses = true
      r.clock.now = at(7, '12:00')
      await remind(r.relay)
      expect(post.letters).toHaveLength(2)
      post.refuses = false
      // A letter that did not go is tried again.
      r.clock.now = at(7, '12:03')
      await remind(r.relay)
      r.clock.now = at(7, '16:03')
      await remind(r.relay)
      expect(post.letters.map(({ to }) => to)).toEqual([address, deputy, address, deputy])
      r.clock.now = at(8, '12:00')
      await remind(r.relay)
      expect(post.letters).toHaveLength(4)
    })

    it('is nothing that a letter tells: every one is the same, whatever waits', async () => {
      const slip = await slipOf({ unit: null })
      await reachable(slip)
      post.letters.length = 0
      const page = await slip.open()
      await page.claim()
      await handedIn(slip, page)
      for (const hours of [2, 4, 8]) {
        r.clock.now = MONDAY + hours * HOUR
        await remind(r.relay)
      }
      const bodies = post.letters.map(({ text }) => text.slice(text.indexOf('\n\n')))
      expect(new Set(bodies).size).toBe(1)
      for (const { text } of post.letters)
        for (const word of [plant, slip.unit.id, slip.way.id, 'Enhet 1']) expect(text).not.toContain(word)
    })
  })

  it('nothing that the relay has written in all that a slip goes through holds a form, a name or a secret of a link', async () => {
    const slip = await slipOf({ review: true, code: '4711' })
    await reachable(slip)
    await promised(slip, at(0, '16:00'))
    const [page, second] = [await slip.open(), await slip.open()]
    await page.look()
    await page.claim('1234')
    await page.claim('4711')
    expect(await second.claim('4711')).toEqual({ refused: 'elsewhere' })
    const sealed = await page.seal(slip.plan, 0, finished)
    expect(await handedIn(slip, second)).toEqual({ refused: 'elsewhere' })
    expect(await page.send(slip.plan, sealed)).toMatchObject({ received: true })
    const [unread, over] = [
      await slipOf({ unit: slip.unit, review: true }),
      await slipOf({ unit: slip.unit, code: '4711' }),
    ]
    await r.send(slip.device, 'POST', '/v1/vault/home/revoke', { slip: over.way.id })
    await (await over.open()).claim('4711')
    r.clock.now = at(0, '15:30')
    await (await unread.open()).claim()
    for (const hours of [2, 4, 8, 12]) {
      r.clock.now = MONDAY + hours * HOUR
      await remind(r.relay)
    }
    const tables = ['slip_units', 'slips', 'forms', 'reading', 'counts'] as const
    const kept = async () =>
      JSON.stringify(
        await r.relay.store.asOperator((tx) =>
          Promise.all(tables.map((table) => tx.selectFrom(table).selectAll().execute())),
        ),
      )
    const before = await kept()
    await state(slip, [sealed.id])
    const files = readdirSync(r.data).map((name) => readFileSync(join(r.data, name)).toString('latin1'))
    const keys = await keysOf(slip.way)
    const secrets = [slip.way.secret, keys.token, await keys.spoken('4711')].map((secret) => base64(secret))
    const words = [plant, plantedReader, ...secrets, '127.0.0.1']
    for (const text of [before, await kept(), ...files, logged])
      expect(words.filter((word) => text.includes(word))).toEqual([])
    // Four digits in a row occur by chance in ids and keys: sought standing by themselves.
    for (const text of [before, logged]) expect(text.match(/(?<![\w+/=-])4711(?![\w+/=-])/g)).toBe(null)
    expect(before).toContain(slip.way.id)
    // The log tells that something was asked, and not of which slip, nor whom a letter went to.
    expect(logged).toContain('/v1/home/hand-in')
    for (const word of [slip.way.id, slip.unit.id, sealed.id, address]) expect(logged).not.toContain(word)
  })
}

/** What a server says of itself, kept instead of printed. */
function loggedBy({ server }: Started, line: (text: string) => void): void {
  const stream = Object.getOwnPropertySymbols(server.log).find(({ description }) => description === 'pino.stream')
  const log = server.log as unknown as Record<symbol, { write(text: string): void }>
  if (stream && log[stream]) log[stream].write = line
}
