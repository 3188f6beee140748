import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Batch, canonical, period2014, practicePeriod } from '#aggregate'
import { type EnrolledUnit, type Started, startForTest } from '../test/collector/started.ts'
import { deviceKey, goodBatch, submissionOf } from '../test/collector/unit.ts'
import { sv } from './words/sv.ts'

let c: Started
let unit: EnrolledUnit
let other: EnrolledUnit
beforeAll(async () => {
  c = await startForTest()
  await c.load(period2014)
  unit = await c.enrol('Enhet 1')
  other = await c.enrol('Enhet 2')
})
afterAll(async () => await c.end())

/** Everything that is kept, except the counters of failed tries. */
async function everythingStored(): Promise<string> {
  const tables = ['units', 'codes', 'devices', 'periods', 'batches', 'national', 'keys', 'events'] as const
  const rows = await c.collector.store.asCollector(async (tx) => {
    const all = []
    for (const table of tables) all.push(await tx.selectFrom(table).selectAll().execute())
    return all
  })
  return JSON.stringify(rows)
}

async function refusedWith(code: keyof typeof sv.refusal, status: number, send: () => ReturnType<Started['send']>) {
  const before = await everythingStored()
  const answer = await send()
  expect({ status: answer.statusCode, refused: answer.json().refused }).toEqual({ status, refused: code })
  expect(answer.json().sentence).toBe(sv.refusal[code])
  expect(answer.body).not.toContain('    at ')
  expect(await everythingStored()).toBe(before)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  await c.collector.store.db.deleteFrom('tries').execute()
  return answer
}

const own = () => goodBatch(period2014, unit.enrolled.unit.id)
/** Signed as it stands, by the unit's own key: only what is in it can be wrong. */
const signed = (content: unknown, key = unit) =>
  submissionOf(key.key, key.enrolled.deviceId, content instanceof Uint8Array ? content : canonical(content as Batch))
const text = (json: string) => signed(Buffer.from(json))
const withText = (change: (json: string) => string) => text(change(Buffer.from(canonical(own())).toString()))

// biome-ignore lint/suspicious/noExplicitAny: a batch from outside can hold anything
type Loose = any
function changed(change: (batch: Loose) => void) {
  const batch: Loose = structuredClone(own())
  change(batch)
  return signed(batch)
}

const score = (stats: object, n = 20) => ({
  'sdq-self.total': {
    level: 'all',
    cells: { all: { n, first: { mean: 13.4, sd: null, bands: { borderline: 5, abnormal: 5 }, ...stats }, last: null } },
  },
})

describe('a batch that breaks a rule is refused with 422, and nothing of it is stored', () => {
  it.each<[string, string, (batch: Loose) => void]>([
    [
      'a raw table',
      'counts/sex.age/f|0-12: not-rounded',
      (b) =>
        (b.counts['sex.age'] = Object.fromEntries(Object.keys(b.counts['sex.age']).map((cell, i) => [cell, i + 1]))),
    ],
    ['a list of cases', '?: unknown-field', (b) => (b.cases = [{ code: 'A17', born: 2001 }])],
    ['a negative count', 'counts/sex.age/f|0-12: negative', (b) => (b.counts['sex.age']['f|0-12'] = -5)],
    ['half a child', 'counts/sex.age/f|0-12: not-whole', (b) => (b.counts['sex.age']['f|0-12'] = 2.5)],
    ['too many children', 'counts/sex.age/f|0-12: too-large', (b) => (b.counts['sex.age']['f|0-12'] = 1e9)],
    ['a word for a number', 'counts/sex.age/f|0-12: wrong-shape', (b) => (b.counts['sex.age']['f|0-12'] = '5')],
    ['a null for a number', 'counts/sex.age/f|0-12: wrong-shape', (b) => (b.counts['sex.age']['f|0-12'] = null)],
    ['a truth for a number', 'counts/sex.age/f|0-12: wrong-shape', (b) => (b.counts['sex.age']['f|0-12'] = true)],
    ['a list for a number', 'counts/sex.age/f|0-12: wrong-shape', (b) => (b.counts['sex.age']['f|0-12'] = [5])],
    ['a margin', 'counts/sex.age/?: margin', (b) => (b.counts['sex.age']['all|0-12'] = 40)],
    ['an unknown table', 'counts/?: unknown-table', (b) => (b.counts.postnummer = { '113 30': 5 })],
    ['an unknown code', 'counts/interventions/?: unknown-cell', (b) => (b.counts.interventions.hypnos = 5)],
    ['a code for the nation only', 'counts/reasons/?: unknown-cell', (b) => (b.counts.reasons['f|0-12|self-harm'] = 5)],
    ['a missing table', 'counts/waiting.visit: missing-table', (b) => delete b.counts['waiting.visit']],
    ['a missing cell', 'counts/waiting.visit/0-7: missing-cell', (b) => delete b.counts['waiting.visit']['0-7']],
    ['free text', '?: unknown-field', (b) => (b.comment = 'hej')],
    ['a field too few', 'size: wrong-shape', (b) => delete b.size],
    ['another format', 'format: wrong-shape', (b) => (b.format = 'mattstock-batch-9')],
    ['an edition that does not exist', 'edition: wrong-shape', (b) => (b.edition = 3)],
    ['an edition as a word', 'edition: wrong-shape', (b) => (b.edition = '1')],
    ['other rules', 'rules: other-rules', (b) => (b.rules = 'rules-0')],
    ['a rehearsal in a live period', 'rehearsal: rehearsal-and-live', (b) => (b.rehearsal = true)],
    ['a period joined to itself', 'joined: joined-to-itself', (b) => (b.joined = period2014.id)],
    ['figures of too few', 'size: figures-of-too-few', (b) => (b.size = 'too-few')],
    ['a mean with two decimals', 'mean-too-exact', (b) => (b.scores = score({ mean: 13.42 }))],
    ['a mean outside the scale', 'mean-out-of-range', (b) => (b.scores = score({ mean: 41 }))],
    ['a mean of fewer than ten', 'n-below-10', (b) => (b.scores = score({}, 5))],
    ['an exact n', 'not-rounded', (b) => (b.scores = score({}, 13))],
    ['an exact spread', 'sd-too-exact', (b) => (b.scores = score({ sd: 6.123 }))],
    ['a spread of fewer than twenty', 'sd-below-20', (b) => (b.scores = score({ sd: 6.1 }, 15))],
    ['a negative spread', 'sd-out-of-range', (b) => (b.scores = score({ sd: -1 }))],
    ['a raw band', 'not-rounded', (b) => (b.scores = score({ bands: { borderline: 3, abnormal: 5 } }))],
    ['bands that pass n', 'bands-above-n', (b) => (b.scores = score({ bands: { borderline: 40, abnormal: 5 } }))],
    ['an unknown band', 'unknown-cell', (b) => (b.scores = score({ bands: { borderline: 5, abnormal: 5, p90: 5 } }))],
    ['a highest value', 'unknown-field', (b) => (b.scores = score({ max: 31 }))],
    ['the risk domain', 'scores/?: unknown-table', (b) => (b.scores = { 'core-om.risk': score({})['sdq-self.total'] })],
    ['an unknown level', 'wrong-shape', (b) => (b.scores = { 'sdq-self.total': { level: 'school', cells: {} } })],
  ])('%s', async (_what, fault, change) => {
    const answer = await refusedWith('breaks-rule', 422, () => c.send(changed(change)))
    expect(answer.json().faults.join('\n')).toContain(fault)
  })
})

describe('what is refused for other reasons has a code of its own', () => {
  it.each<[string, Parameters<typeof refusedWith>[0], number, () => unknown]>([
    ['an old plan', 'plan-too-old', 426, () => changed((b) => (b.plan = 'plan-0'))],
    ['a correction that is not here', 'other-correction', 422, () => changed((b) => (b.correction = 1))],
    ['a period that is not here', 'unknown-period', 422, () => changed((b) => (b.period = 'varen-2031'))],
    ['a period without a name', 'unknown-period', 422, () => changed((b) => delete b.period)],
    ['a period named as a prototype', 'unknown-period', 422, () => changed((b) => (b.period = '__proto__'))],
    ['a period that would be a query', 'unknown-period', 422, () => changed((b) => (b.period = "x' or '1'='1"))],
    ['edition 2 before its window', 'wrong-window', 422, () => changed((b) => (b.edition = 2))],
    ['another unit in its name', 'unknown-sender', 401, () => signed(goodBatch(period2014, other.enrolled.unit.id))],
    ['no unit', 'unknown-sender', 401, () => changed((b) => delete b.unit)],
    ['a unit that does not exist', 'unknown-sender', 401, () => changed((b) => (b.unit = 'unit-000000000000'))],
    [
      'a device that does not exist',
      'unknown-sender',
      401,
      () => ({ ...signed(own()), deviceId: crypto.randomUUID() }),
    ],
    [
      'another device of another unit',
      'unknown-sender',
      401,
      () => ({ ...signed(own()), deviceId: other.enrolled.deviceId }),
    ],
    ['a stranger’s key', 'unknown-sender', 401, () => submissionOf(deviceKey(), unit.enrolled.deviceId, own())],
    [
      'a signature over other bytes',
      'unknown-sender',
      401,
      () => ({ ...signed(own()), payload: changed((b) => (b.app = '9')).payload }),
    ],
    ['a signature of zeros', 'unknown-sender', 401, () => ({ ...signed(own()), sig: 'A'.repeat(86) })],
    ['bytes that are no JSON', 'malformed', 400, () => text('hej')],
    ['bytes that are cut short', 'malformed', 400, () => withText((json) => json.slice(0, -1))],
    ['bytes that are no UTF-8', 'malformed', 400, () => signed(Uint8Array.of(0x7b, 0xff, 0x7d))],
    ['a list', 'malformed', 400, () => text('[]')],
    ['nothing', 'malformed', 400, () => text('')],
    ['null', 'malformed', 400, () => text('null')],
    ['the same with a space', 'not-canonical', 422, () => withText((json) => `${json} `)],
    [
      'a field twice',
      'not-canonical',
      422,
      () => withText((json) => json.replace('{"app":"0.1.0"', '{"app":"7","app":"0.1.0"')),
    ],
    ['fields in another order', 'not-canonical', 422, () => text(JSON.stringify(own()))],
    ['minus nothing', 'breaks-rule', 422, () => withText((json) => json.replace('"f|0-12":0', '"f|0-12":-0'))],
    [
      'a number spelled differently',
      'not-canonical',
      422,
      () => withText((json) => json.replace('"edition":1', '"edition":1.0')),
    ],
    [
      '__proto__ in the batch',
      'breaks-rule',
      422,
      () => withText((json) => json.replace('{"app"', '{"__proto__":{"polluted":1},"app"')),
    ],
    [
      '__proto__ among the counts',
      'not-canonical',
      422,
      () => withText((json) => json.replace('"counts":{', '"counts":{"__proto__":{"polluted":5},')),
    ],
    [
      'constructor among the counts',
      'breaks-rule',
      422,
      () => changed((b) => (b.counts.constructor = { prototype: 5 })),
    ],
    [
      'JSON ten thousand deep',
      'breaks-rule',
      422,
      () => withText((json) => json.replace('"counts":{', `"counts":{"x":${'['.repeat(10_000)}${']'.repeat(10_000)},`)),
    ],
    ['JSON that is nothing but depth', 'malformed', 400, () => text('['.repeat(50_000))],
    ['more than 180 kB', 'too-large', 413, () => text(`{"unit":"${'x'.repeat(185 * 1024)}"}`)],
    ['more than 256 kB on the wire', 'too-large', 413, () => ({ ...signed(own()), payload: 'A'.repeat(300 * 1024) })],
    ['no body', 'malformed', 400, () => ''],
    ['a body that is no JSON', 'malformed', 400, () => '{'],
    ['a body of null', 'malformed', 400, () => 'null'],
    ['a body of text', 'malformed', 400, () => '"hej"'],
    ['a list of batches', 'malformed', 400, () => [signed(own())]],
    ['a raw batch, unsigned', 'malformed', 400, () => own()],
    [
      '__proto__ on the wire',
      'malformed',
      400,
      () => JSON.stringify(signed(own())).replace('{', '{"__proto__":{"polluted":1},'),
    ],
    [
      'constructor on the wire',
      'malformed',
      400,
      () => ({ ...signed(own()), constructor: { prototype: { polluted: 1 } } }),
    ],
    ['a field too many on the wire', 'malformed', 400, () => ({ ...signed(own()), admin: true })],
    ['another algorithm', 'malformed', 400, () => ({ ...signed(own()), alg: 'none' })],
    ['a signature in another form', 'malformed', 400, () => ({ ...signed(own()), sig: 'MEUCIQ==' })],
    ['a payload that is no base64url', 'malformed', 400, () => ({ ...signed(own()), payload: 'å+/=' })],
    [
      'a device id that is no id',
      'malformed',
      400,
      () => ({ ...signed(own()), deviceId: "'; drop table batches; --" }),
    ],
    ['depth on the wire', 'malformed', 400, () => `${'['.repeat(100_000)}`],
  ])('%s', async (_what, code, status, body) => {
    await refusedWith(code, status, () => c.send(body()))
  })

  it('a body that says it is a form', async () => {
    await refusedWith('wrong-kind', 415, () =>
      c.post('/v1/batches', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    )
  })

  it('a body that says nothing of its kind', async () => {
    await refusedWith('wrong-kind', 415, () => c.post('/v1/batches', '{}', { 'content-type': 'text/plain' }))
  })

  it('a rehearsal’s batch with a live mark', async () => {
    const practice = practicePeriod('2013-01-01', '2014-12-31')
    await refusedWith('breaks-rule', 422, () => c.send(unit.submission(practice, { rehearsal: false })))
  })

  it('every byte of a good submission, flipped one at a time, is never taken for another batch', async () => {
    const sent = signed(own())
    const bytes = Buffer.from(sent.payload, 'base64url')
    for (let at = 0; at < bytes.length; at += 101) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      await refusedWith('unknown-sender', 401, () => c.send({ ...sent, payload: flipped.toString('base64url') }))
    }
  })
})

it('answers a stranger, a bad signature and another unit’s batch with the same bytes', async () => {
  const bodies = await Promise.all(
    [
      { ...signed(own()), deviceId: crypto.randomUUID() },
      { ...signed(own()), sig: 'A'.repeat(86) },
      signed(goodBatch(period2014, other.enrolled.unit.id)),
    ].map(async (sent) => (await c.send(sent)).body),
  )
  expect(new Set(bodies).size).toBe(1)
})

it('says why in the language that is asked for', async () => {
  const sentences = ['sv', 'en', 'ar', 'fi'].map(
    async (language) =>
      (await c.post('/v1/batches', {}, { 'accept-language': `${language}-XX,de;q=0.5` })).json().sentence,
  )
  const [swedish, english, arabic, finnish] = await Promise.all(sentences)
  expect(swedish).toBe(sv.refusal.malformed)
  expect(english).toBe('What came cannot be read. Nothing has been stored.')
  expect(arabic).toMatch(/\p{Script=Arabic}/u)
  expect(finnish).toBe(swedish)
})

it('looks at no more batches of a device after 300 refusals in an hour, and says when to come back', async () => {
  for (let i = 0; i < 300; i += 1) await c.send(text('{"unit":"x"}'))
  // Those carried another unit's name: strangers, whoever signed them.
  expect((await c.send({})).json()).toMatchObject({ refused: 'too-many', sentence: sv.refusal['too-many'] })
  const bad = changed((batch) => delete batch.size)
  for (let i = 0; i < 300; i += 1) await c.send(bad)
  const answer = await c.send(signed(own()))
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '3600'])
  expect((await c.send(other.submission(period2014))).statusCode).toBe(201)
  c.clock.now = '2014-11-15T11:00:00.001Z'
  expect((await c.send(signed(own()))).statusCode).toBe(201)
})
