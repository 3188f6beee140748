/**
 * A new device and one that is in, at a real relay, through whatever a relay may do to what it carries: every field of every
 * message in turn, and a device of its own in the place of either side's.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { base64, idOfKey, random } from '../../src/vault/crypto/bytes.ts'
import type { Header } from '../../src/vault/crypto/epochs.ts'
import { spokenWords } from '../../src/vault/crypto/spoken-words.ts'
import { newUnitKey } from '../../src/vault/crypto/unit-key.ts'
import { type Meeting, meet, type PairingRefusal, type Said } from '../../src/vault/pairing/host.ts'
import { type LetIn, type Newcomer, newcomer } from '../../src/vault/pairing/newcomer.ts'
import { agreed, newNonce, newOffer, type Offered, sealedAnswer, sealedEnd } from '../../src/vault/pairing/terms.ts'
import { bodyOf, type Chain, nextStep, sealedHeader } from '../../src/vault/relay-client/chain.ts'
import type { RelayAt } from '../../src/vault/relay-client/link.ts'
import { type Device, makeDevice } from '../relay/device.ts'
import { type Started, startForTest } from '../relay/started.ts'

let r: Started
let origin: string
beforeAll(async () => {
  r = await startForTest()
  origin = await r.server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => await r.end())

/** Where it is, for either side, which looks often. */
const at = (asked: typeof fetch = fetch): RelayAt => ({ origin, fetch: asked, lookMs: 50 })

/** A unit at the relay as a device of it sees it. */
interface Unit {
  readonly id: string
  readonly by: Device
  readonly secret: string
  readonly header: Header
  chain: Chain
}

async function aUnit(): Promise<Unit> {
  const id = crypto.randomUUID()
  const by = await makeDevice(id)
  const secret = random(32)
  const header: Header = {
    ...{ format: 'mattstock-vault-2', unit: id, staff: [], roster: '', membership: [{ text: '', sig: '' }] },
    ...{ derivation: { name: 'PBKDF2-SHA-256', iterations: 600_000, salt: 'AAAAAAAAAAAAAAAAAAAAAA' } },
    ...{ sheet: { public: '', day: '2026-11-29' } },
    epochs: [{ n: 1, day: '2026-11-29', public: '', secrets: '', before: null, boxes: [] }],
    forReleaser: [{ public: '', before: null, boxes: [] }],
  }
  const body = bodyOf({ header: await sealedHeader(id, secret, header) })
  const chain = [await nextStep(id, [], by, { add: [{ device: by.id, key: by.public }], body })]
  const come = await r.send(by, 'POST', '/v1/vault/admission', { code: await r.code(), steps: chain })
  expect(come.statusCode).toBe(200)
  return { id, by, secret: base64(secret), header, chain }
}

const saidBy = ({ id, chain }: Unit): Said => ({
  ...{ unit: id, practice: false, genesis: chain[0]?.id ?? '', relay: r.relay.store.key },
  head: [chain.length, chain.at(-1)?.id ?? ''],
})

async function added(unit: Unit, { key, text, tablet }: Pick<Meeting, 'key' | 'text' | 'tablet'>): Promise<void> {
  const add = [{ device: await idOfKey(key), key, ...(tablet && { tablet }) }]
  const step = await nextStep(unit.id, unit.chain, unit.by, { add, body: bodyOf({ extra: text }) })
  const answer = await r.send(unit.by, 'POST', '/v1/vault/devices', { after: 0, steps: [step] })
  expect(answer.statusCode).toBe(200)
  unit.chain = [...unit.chain, step]
}

type Parts = Readonly<Record<string, string>>
type Change = (parts: Parts) => Parts | Promise<Parts>
/** What one side hears, as the relay changes it. */
const through =
  (change: Change, steps: (all: Chain) => Chain = (all) => all): typeof fetch =>
  async (url, init) => {
    const answer = await fetch(url, init)
    if (!answer.ok) return answer
    const body = await answer.json()
    if (String(url).includes('/pairing/')) return Response.json({ ...body, parts: await change(body.parts) })
    return Response.json({ ...body, steps: steps(body.steps) })
  }
const asItIs: Change = (parts) => parts

interface Hostile {
  readonly toNew?: Change
  readonly toOld?: Change
  readonly steps?: (all: Chain) => Chain
  readonly scanned?: boolean
  /** In place of what the new device shows. */
  readonly given?: string
  /** It is to be a tablet in the waiting room, which this is sealed to. */
  readonly tablet?: string
}

interface Met {
  readonly unit: Unit
  readonly device: Device
  readonly one: Newcomer
  readonly met: Meeting | PairingRefusal
  /** What the new device shows; empty where it has shown none. */
  readonly words: readonly string[]
  readonly end: Promise<LetIn | PairingRefusal>
  stop(): void
}

/** Both sides, as far as there are words on a screen or somebody is refused. */
async function met({
  toNew = asItIs,
  toOld = asItIs,
  steps,
  scanned = false,
  given,
  tablet,
}: Hostile = {}): Promise<Met> {
  const unit = await aUnit()
  const device = await makeDevice(unit.id)
  const gone = new AbortController()
  const one = await newcomer(device, gone.signal, at(through(toNew, steps)), tablet)
  let words: readonly string[] = []
  const end = one.run({ fits: async () => null, words: (four) => (words = four), agree: () => {} })
  const typed = given ?? (scanned ? one.scanned : one.code)
  const found = await meet(typed, async () => saidBy(unit), at(through(toOld)), gone.signal)
  if (!('refused' in found)) await vi.waitUntil(() => words.length > 0, { timeout: 20_000 })
  return { unit, device, one, met: found, words, end, stop: () => gone.abort() }
}

const meeting = ({ met }: Met): Meeting => {
  if ('refused' in met) throw new Error(met.refused)
  return met
}

/** What lies in the last place of the mailbox: a box, or why there is none. */
async function ending({ one }: Met): Promise<string> {
  const code = one.code.replace('-', '')
  const row = await r.relay.store.db
    .selectFrom('pairings')
    .select('body')
    .where('code', '=', code)
    .where('part', '=', 'end')
    .executeTakeFirst()
  return row?.body ?? ''
}

describe('a new device', () => {
  it.each([true, false])(
    'is let in by a device of the unit, with the same four words on both (scanned: %s)',
    async (scanned) => {
      const all = await met({ scanned })
      expect(all.words).toEqual(meeting(all).words)
      expect(all.words).toEqual((await spokenWords(meeting(all).text)).split(' '))
      expect(await meeting(all).agree(all.unit.secret)).toBe('agreed')
      await added(all.unit, meeting(all))
      const inside = await all.end
      if ('refused' in inside) throw new Error(inside.refused)
      expect(inside).toMatchObject({
        unit: all.unit.id,
        practice: false,
        header: all.unit.header,
        chain: all.unit.chain,
      })
      expect(inside.relayKey).toBe(r.relay.store.key)
    },
  )

  it('is let in also where the chain went on between the words and the step', async () => {
    const all = await met()
    const other = await makeDevice(all.unit.id)
    await added(all.unit, { key: other.public, text: 'another device' })
    await meeting(all).agree(all.unit.secret)
    await added(all.unit, meeting(all))
    expect(await all.end).toMatchObject({ chain: all.unit.chain })
  })

  it('has bound itself before it hears anything: its key and nonce are shown after the other side has said its own', async () => {
    const seen: string[] = []
    const all = await met({
      toNew: (parts) => {
        seen.push(Object.keys(parts).sort().join())
        return parts
      },
    })
    expect(seen).not.toContain('offer,reveal')
    expect(all.words).toHaveLength(4)
    all.stop()
  })

  it.each(['old', 'new'] as const)(
    'is not let in where somebody at the %s device says that the words differ',
    async (side) => {
      const all = await met()
      if (side === 'old') {
        await meeting(all).stop('different')
        expect(await all.end).toEqual({ refused: 'different' })
      } else {
        const told = meeting(all).whenEnded(new AbortController().signal)
        expect(await all.one.stop('different')).toBe(true)
        expect(await told).toEqual({ refused: 'different' })
        expect(await meeting(all).agree(all.unit.secret)).toEqual({ refused: 'different' })
        all.stop()
      }
      expect(JSON.parse(await ending(all))).toEqual({ stop: 'different' })
    },
  )

  it('is told that it is in already where it says so too late, and the same agreement again is the same', async () => {
    const all = await met()
    const { agree, whenEnded } = meeting(all)
    expect([await agree(all.unit.secret), await agree(all.unit.secret)]).toEqual(['agreed', 'agreed'])
    expect(await all.one.stop('different')).toBe(false)
    expect(await whenEnded(new AbortController().signal)).toBe(null)
    all.stop()
  })

  it('is answered by one of two that type its code at once', async () => {
    const unit = await aUnit()
    const gone = new AbortController()
    const one = await newcomer(await makeDevice(unit.id), gone.signal, at())
    const end = one.run({ fits: async () => null, words: () => {}, agree: () => {} })
    const both = await Promise.all([1, 2].map(() => meet(one.code, async () => saidBy(unit), at(), gone.signal)))
    expect(both.map((each) => ('refused' in each ? each.refused : 'met')).sort()).toEqual(['met', 'pairing-taken'])
    gone.abort()
    expect(await end).toEqual({ refused: 'cancelled' })
  })

  it('has ten minutes: afterwards both sides are told that the code is over', async () => {
    const all = await met()
    const told = meeting(all).whenEnded(new AbortController().signal)
    r.clock.now += 600_000
    expect(await told).toEqual({ refused: 'no-pairing' })
    expect(await all.end).toEqual({ refused: 'no-pairing' })
    const late = await meet(all.one.code, async () => saidBy(all.unit), at(), new AbortController().signal)
    expect(late).toEqual({ refused: 'no-pairing' })
  })

  it('that does not want this unit says so before it shows anything', async () => {
    const unit = await aUnit()
    const gone = new AbortController()
    const one = await newcomer(await makeDevice(unit.id), gone.signal, at())
    const fits = async () => ({ refused: 'other-unit' }) as const
    const end = one.run({ fits, words: () => {}, agree: () => {} })
    expect(await meet(one.code, async () => saidBy(unit), at(), gone.signal)).toEqual({ refused: 'cancelled' })
    expect(await end).toEqual({ refused: 'other-unit' })
  })

  it.each(['0000000001', 'abc'])('is not looked for under %s, which is no code', async (typed) => {
    const gone = new AbortController().signal
    const { refused } = (await meet(typed, async () => saidBy(await aUnit()), at(), gone)) as PairingRefusal
    expect(['miswritten', 'not-a-code']).toContain(refused)
  })
})

/** A part with one of its fields changed. */
const changed =
  (part: string, change: (said: Record<string, unknown>) => object): Change =>
  (parts) => {
    const text = parts[part]
    return text ? { ...parts, [part]: JSON.stringify(change(JSON.parse(text))) } : parts
  }

describe('a tablet in the waiting room', () => {
  const aPoint = async () => (await newUnitKey()).public

  it('is let in without a key to the header, as the kind that both have words of', async () => {
    const tablet = await aPoint()
    const all = await met({ tablet })
    expect(meeting(all)).toMatchObject({ tablet, words: all.words })
    expect(JSON.parse(meeting(all).text)).toContain(tablet)
    await meeting(all).agree(null)
    await added(all.unit, meeting(all))
    expect(await all.end).toMatchObject({ unit: all.unit.id, header: null, chain: all.unit.chain })
  })

  it('that is let in as a reader, or is given a key, and a reader that is let in as a tablet, go no further', async () => {
    const asReader = await met({ tablet: await aPoint() })
    await meeting(asReader).agree(null)
    const { key, text } = meeting(asReader)
    await added(asReader.unit, { key, text })
    const withKey = await met({ tablet: await aPoint() })
    await meeting(withKey).agree(withKey.unit.secret)
    await added(withKey.unit, meeting(withKey))
    const asTablet = await met()
    await meeting(asTablet).agree(asTablet.unit.secret)
    await added(asTablet.unit, { ...meeting(asTablet), tablet: await aPoint() })
    for (const { end } of [asReader, withKey, asTablet]) expect(await end).toEqual({ refused: 'swapped' })
  })

  it.each(['another', 'none', 'one of a reader'] as const)(
    'whose point the relay changes (%s) is not met',
    async (how) => {
      const point = how === 'none' ? undefined : await aPoint()
      const toOld = changed('reveal', ({ tablet: _, ...said }) => ({ ...said, ...(point && { tablet: point }) }))
      const all = await met({ toOld, ...(how !== 'one of a reader' && { tablet: await aPoint() }) })
      expect([all.met, await all.end]).toEqual([{ refused: 'swapped' }, { refused: 'different' }])
    },
  )
})

describe('a relay that changes what it carries', () => {
  it.each(['hpke', 'commitment'])(
    'in the offer (%s) is seen by the device that is in, also where the code was typed',
    async (field) => {
      const other = { hpke: (await newUnitKey()).public, commitment: newNonce() }
      const toOld = changed('offer', (said) => ({ ...said, [field]: other[field as 'hpke'] }))
      const all = await met({ toOld })
      // By its code; or by whoever cannot open what was sealed to another.
      expect([{ refused: 'swapped' }, { refused: 'cancelled' }]).toContainEqual(all.met)
      expect(await ending(all)).not.toContain('enc')
      all.stop()
    },
  )

  it.each(['key', 'nonce'])(
    'in what is shown (%s) is seen by what the new device had bound itself to, and both are told',
    async (field) => {
      const other = { key: (await makeDevice('')).public, nonce: newNonce() }
      const all = await met({ toOld: changed('reveal', (said) => ({ ...said, [field]: other[field as 'key'] })) })
      expect(all.met).toEqual({ refused: 'swapped' })
      expect(await all.end).toEqual({ refused: 'different' })
    },
  )

  it('in the box of the answer is seen by the new device', async () => {
    for (const field of ['enc', 'box']) {
      const toNew = changed('answer', (said) => ({ ...said, [field]: `A${String(said[field]).slice(1)}` }))
      const all = await met({ toNew: toNew as Change, toOld: asItIs }).catch(() => null)
      expect(all === null || 'refused' in all.met).toBe(true)
    }
  })

  it.each(['unit', 'genesis', 'head', 'relay', 'nonce', 'practice'] as const)(
    'and answers in its own words (%s) has other words on the new device, or is refused there',
    async (field) => {
      const others = {
        unit: crypto.randomUUID(),
        genesis: newNonce(),
        head: [7, newNonce()] as [number, string],
        relay: (await makeDevice('')).public,
        nonce: newNonce(),
        // Said alone: which place the unit gets is its own device's affair, and no key hangs on it.
        practice: true,
      }
      let forged: string | null = null
      const all = await met({
        async toNew(parts) {
          if (!parts.answer || !parts.offer) return parts
          // What was answered lies in a box: it has to be guessed whole, and the nonce cannot be.
          const said = { ...saidBy(await aUnit()), nonce: newNonce(), [field]: others[field] }
          forged ??= JSON.stringify(await sealedAnswer(JSON.parse(parts.offer), said))
          return { ...parts, answer: forged }
        },
      })
      expect(all.words).toHaveLength(4)
      expect(all.words).not.toEqual(meeting(all).words)
      all.stop()
    },
  )

  it('and has found a device of its own with the very same code has other words, and is bound before it knows them', async () => {
    // The code is given as if it were the new device's: 2⁴⁵ hashes that no test makes.
    const ghost = await makeDevice('')
    const offered: Offered = await newOffer(ghost.public)
    await fetch(`${origin}/v1/vault/pairing/${offered.code}`, post('offer', offered.offer))
    const unit = await aUnit()
    const device = await makeDevice(unit.id)
    const gone = new AbortController()
    let sealed: string | null = null
    const toNew: Change = async (parts) => {
      if (!parts.offer) return parts
      sealed ??= JSON.stringify(await sealedAnswer(JSON.parse(parts.offer), { ...saidBy(unit), nonce: newNonce() }))
      return { ...parts, answer: sealed }
    }
    const one = await newcomer(device, gone.signal, at(through(toNew)))
    let words: readonly string[] = []
    void one.run({ fits: async () => null, words: (four) => (words = four), agree: () => {} })
    const toOld: Change = (parts) => (parts.answer ? { ...parts, reveal: JSON.stringify(offered.reveal) } : parts)
    const found = await meet(offered.code, async () => saidBy(unit), at(through(toOld)), gone.signal)
    if ('refused' in found) throw new Error(found.refused)
    await vi.waitUntil(() => words.length > 0, { timeout: 20_000 })
    expect(words).not.toEqual(found.words)
    gone.abort()
  })

  it('and scans nothing: of a scanned code no other device is answered, whatever it is bound to', async () => {
    const ghost = await newOffer((await makeDevice('')).public)
    const all = await met({ scanned: true, toOld: changed('offer', () => ghost.offer) })
    expect(all.met).toEqual({ refused: 'swapped' })
    all.stop()
  })

  it('and says that it is agreed, under a key of its own, opens no header', async () => {
    let forged: string | null = null
    const all = await met({
      async toNew(parts) {
        if (!parts.end || !parts.offer) return parts
        forged ??= JSON.stringify(await sealedEnd(JSON.parse(parts.offer), newNonce()))
        return { ...parts, end: forged }
      },
    })
    await meeting(all).agree(all.unit.secret)
    await added(all.unit, meeting(all))
    expect(await all.end).toEqual({ refused: 'swapped' })
  })

  it.each([
    ['without its first step', (all: Chain) => all.slice(1)],
    ['in another order', (all: Chain) => [...all].reverse()],
    [
      'with a step that says something else',
      (all: Chain) => all.map((step, i) => (i === 1 ? { ...step, body: '{"extra":"other"}' } : step)),
    ],
    ['that ends before this device', (all: Chain) => all.slice(0, 1)],
  ])('and shows a chain %s is believed in nothing', async (_what, steps) => {
    const all = await met({ steps })
    await meeting(all).agree(all.unit.secret)
    await added(all.unit, meeting(all))
    expect(await all.end).toEqual({ refused: 'swapped' })
  })

  it('and lets the new device in by a step of another text, or of another unit, is seen', async () => {
    const all = await met()
    await meeting(all).agree(all.unit.secret)
    await added(all.unit, {
      key: all.device.public,
      text: agreed(
        await offerOf(all),
        { ...saidBy(all.unit), nonce: newNonce() },
        { key: all.device.public, nonce: newNonce() },
      ),
    })
    expect(await all.end).toEqual({ refused: 'swapped' })
  })
})

const post = (part: string, said: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ part, text: JSON.stringify(said) }),
})

async function offerOf({ one }: Met): Promise<Offered['offer']> {
  const answer = await fetch(`${origin}/v1/vault/pairing/${one.code.replace('-', '')}`)
  return JSON.parse((await answer.json()).parts.offer)
}
