import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { afterTheVisit, currentPlan, type Period, period2014 } from '#aggregate'
import { passphrase, staff } from '../../test/collector/staff.ts'
import { type EnrolledUnit, type Started, startForTest } from '../../test/collector/started.ts'
import { openDocument } from '../../test/collector/unit.ts'
import { contentPolicy } from '../web/headers.ts'

let c: Started
let her: Awaited<ReturnType<typeof staff>>
beforeEach(async () => {
  c = await startForTest()
  her = await staff(c)
})
afterEach(async () => await c.end())

const choose = async (code = c.setupCode ?? '', again = passphrase) =>
  await her.submit('/admin/in', '/admin/forsta', { code, passphrase, again })

describe('the first start', () => {
  it('lets in the one who can read the terminal', async () => {
    const answer = await choose()
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin'])
    expect(answer.headers['set-cookie']).toMatch(
      /^session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict$/,
    )
    expect((await her.get('/admin')).body).toContain('Översikt')
  })

  it('asks for the code, for twelve characters and for the same twice', async () => {
    expect((await choose('0000000000')).body).toContain('Startkoden stämmer inte')
    const easy = { code: c.setupCode ?? '', passphrase: 'aaaaaaaaaaaa', again: 'aaaaaaaaaaaa' }
    expect((await her.submit('/admin/in', '/admin/forsta', easy)).body).toContain('för lätt att gissa')
    expect((await choose(undefined, 'fyra gröna hundar')).body).toContain('De två lösenfraserna är olika')
    const short = await her.submit('/admin/in', '/admin/forsta', {
      code: c.setupCode ?? '',
      passphrase: 'kort',
      again: 'kort',
    })
    expect(short.body).toContain('minst 12 tecken')
    expect((await her.get('/admin')).statusCode).toBe(303)
  })

  it('comes once: a second passphrase is not taken', async () => {
    await choose()
    const other = await staff(c)
    await other.submit('/admin/in', '/admin/forsta', {
      code: c.setupCode ?? '',
      passphrase: 'en annan lösenfras',
      again: 'en annan lösenfras',
    })
    expect(other.cookie()).toBe('')
    await other.submit('/admin/in', '/admin/in', { passphrase: 'en annan lösenfras' })
    expect(other.cookie()).toBe('')
  })
})

describe('signing in', () => {
  it('takes the passphrase, and nothing of it is kept in clear', async () => {
    await choose()
    const other = await staff(c)
    expect((await other.submit('/admin/in', '/admin/in', { passphrase: 'fyra gröna hundar' })).statusCode).toBe(401)
    expect((await other.submit('/admin/in', '/admin/in', { passphrase })).statusCode).toBe(303)
    const kept = JSON.stringify([
      await c.collector.store.db.selectFrom('passphrase').selectAll().execute(),
      await c.collector.store.db.selectFrom('sessions').selectAll().execute(),
    ])
    expect(kept).not.toContain('gröna')
    expect(kept).not.toContain(other.cookie().slice('session='.length))
  })

  it('answers ten wrong tries an hour, also across a restart', async () => {
    await choose()
    for (let i = 0; i < 10; i += 1) await her.submit('/admin/in', '/admin/in', { passphrase: `fel ${i}` })
    const data = c.data
    await c.stop()
    c = await startForTest({ DATA: data })
    her = await staff(c)
    const answer = await her.submit('/admin/in', '/admin/in', { passphrase })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '3600'])
    expect(answer.body).toContain('För många försök')
    c.clock.now = '2014-11-15T11:00:00.001Z'
    expect((await her.submit('/admin/in', '/admin/in', { passphrase })).statusCode).toBe(303)
  })

  it('ends the session that the browser had before, and no other', async () => {
    await choose()
    const [before, other] = [her.cookie(), await staff(c)]
    await other.submit('/admin/in', '/admin/in', { passphrase })
    await her.submit('/admin/in', '/admin/in', { passphrase })
    expect((await c.get('/admin', { cookie: before })).statusCode).toBe(303)
    for (const { get } of [her, other]) expect((await get('/admin')).statusCode).toBe(200)
  })

  it('ends when she signs out, and by itself after eight hours', async () => {
    await choose()
    const before = c.clock.now
    c.clock.now = '2014-11-15T18:00:00.001Z'
    expect((await her.get('/admin')).statusCode).toBe(303)
    c.clock.now = before
    expect((await her.get('/admin')).statusCode).toBe(200)
    const stolen = her.cookie()
    await her.submit('/admin', '/admin/ut', {})
    const again = await c.get('/admin', { cookie: stolen })
    expect([again.statusCode, again.headers.location]).toEqual([303, '/admin/in'])
  })
})

describe('behind TLS', () => {
  it('both cookies are of this host alone, and go over TLS alone', async () => {
    await c.end()
    c = await startForTest({ BEHIND_PROXY: '1' })
    const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' }
    const fields = new URLSearchParams({ code: c.setupCode ?? '', passphrase, again: passphrase })
    const answer = await c.server.inject({
      method: 'POST',
      url: '/admin/forsta',
      headers: { ...tls, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: String(fields),
    })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(
      /^__Host-session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure$/,
    )
    const pair = cookie.split(';')[0] ?? ''
    expect((await c.get('/admin', { ...tls, cookie: pair })).statusCode).toBe(200)
    // The name without the prefix, which another host of the domain could have set, is not believed.
    expect((await c.get('/admin', { ...tls, cookie: pair.replace('__Host-', '') })).statusCode).toBe(303)
    expect((await c.get('/admin/in?sprak=en', tls)).headers['set-cookie']).toBe(
      '__Host-sprak=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict; Secure',
    )
  })
})

describe('a form', () => {
  beforeEach(async () => {
    await choose()
  })

  it('that another site made does nothing', async () => {
    const forged = await her.submit('/admin', '/admin/enheter', { name: 'Falsk enhet' }, { form: 'A'.repeat(43) })
    expect([forged.statusCode, forged.body.includes('Sidan har gått ut')]).toEqual([403, true])
    const crossed = await c.server.inject({
      method: 'POST',
      url: '/admin/enheter',
      headers: {
        cookie: her.cookie(),
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
      },
      payload: 'name=Falsk',
    })
    expect(crossed.statusCode).toBe(403)
    expect((await her.get('/admin/enheter')).body).not.toContain('Falsk')
  })

  it('that came with JSON is not read', async () => {
    const answer = await c.post('/admin/enheter', { name: 'Falsk' }, { cookie: her.cookie() })
    expect(answer.statusCode).toBe(403)
  })

  it('may be sent from admin pages and from no other', async () => {
    expect((await her.get('/admin')).headers['content-security-policy']).toBe(contentPolicy("'self'"))
    expect((await c.get('/healthz')).headers['content-security-policy']).toBe(contentPolicy("'none'"))
  })
})

describe('staff', () => {
  beforeEach(async () => {
    await choose()
  })

  it('add a unit, give it a code, see its device with the words the device shows, and revoke it', async () => {
    const added = await her.submit('/admin/enheter', '/admin/enheter', { name: '<b>Norra</b> & "Södra"' })
    const page = String(added.headers.location)
    expect((await her.get(page)).body).toContain('&#60;b&#62;Norra&#60;/b&#62; &#38; &#34;Södra&#34;')
    const shown = await her.submit(page, `${page}/koder`, {})
    const code = shown.body.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0] ?? ''
    expect(shown.headers['cache-control']).toBe('no-store')
    expect((await her.get(page)).body).not.toContain(code)

    const { deviceKey, enrolmentOf, openEnrolled } = await import('../../test/collector/unit.ts')
    const { fourWords, keysToCompare } = await import('#aggregate')
    const { createHash } = await import('node:crypto')
    const key = deviceKey()
    const answer = await c.post('/v1/enrolments', enrolmentOf(key, code))
    const enrolled = openEnrolled(answer.json(), key, code)
    const words = fourWords(
      createHash('sha256').update(keysToCompare(key.publicKey, enrolled.server.publicKey)).digest(),
    )
    expect((await her.get(page)).body).toContain(words.join(' · '))

    const revoking = `/admin/apparater/${enrolled.deviceId}/sparra`
    const asked = (await her.get(revoking)).body
    expect(asked).toContain(`${words.join(' · ')}`)
    expect(asked).toContain('Enheten har sedan ingen ansluten apparat.')
    expect((await her.get(page)).body).not.toContain('Spärrad')
    expect((await her.submit(revoking, revoking, { name: 'en annan' })).statusCode).toBe(422)
    expect((await her.get(page)).body).not.toContain('Spärrad')
    await her.submit(revoking, revoking, { name: 'Surfplatta 1' })
    expect((await her.get(page)).body).toContain('Spärrad')
    expect((await her.get(revoking)).statusCode).toBe(404)
    expect((await c.getAs({ key, enrolled }, '/v1/wordings')).json().refused).toBe('not-signed')
  })

  const make = '/admin/perioder/ny'
  const ids = (codes: Period['reasons']) => codes.map(({ id }) => id)
  const listsOf2014 = {
    reasons: ids(period2014.reasons),
    interventions: ids(period2014.interventions),
    professions: ids(period2014.professions),
  }
  const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, sign) => String.fromCharCode(Number(sign)))
  const fieldIn = (body: string, name: string) =>
    unescaped(body.match(new RegExp(`name="${name}"[^>]*value="([^"]*)"`))?.[1] ?? '')
  const days = { opens: '30', closes: '90', second: '180' }

  it('make a period in a form that equals one from a file, once they have looked at its plan', async () => {
    const { names, first, last, kind, window } = period2014
    const seen = await her.submit(make, make, {
      ...{ id: 'varen-2014', ...names, first, last, kind, ...days, followUp: 'yes', measures: 'sdq-self' },
      ...listsOf2014,
      questionnaires: new File([JSON.stringify(afterTheVisit)], 'formular.json'),
      counted: 'first',
      step: 'preview',
    })
    expect([seen.statusCode, seen.body.includes('Mätperioden som den blir')]).toEqual([200, true])
    for (const said of ['Oro eller ångest', 'Psykolog', afterTheVisit.title, '2014-09-30'])
      expect(seen.body).toContain(said)
    const stored = async () =>
      await c.collector.store.db
        .selectFrom('periods')
        .select('definition')
        .where('id', '=', 'varen-2014')
        .executeTakeFirst()
    expect(await stored()).toBeUndefined()
    const made = await her.submit(make, make, { step: 'open', definition: fieldIn(seen.body, 'definition') })
    expect(made.headers.location).toBe('/admin/perioder/varen-2014')
    const [self] = period2014.measures
    expect(JSON.parse((await stored())?.definition ?? '')).toEqual({
      ...period2014,
      id: 'varen-2014',
      plan: currentPlan.id,
      window,
      measures: [self],
      questionnaires: [{ instrument: afterTheVisit, counted: ['first'] }],
    } as Period)
  })

  it('need write no more than a Swedish name and two days: the rest begins as in 2014, with codes of their own in Swedish', async () => {
    const page = (await her.get(make)).body
    const ticked = (name: string) =>
      [...page.matchAll(new RegExp(`name="${name}" value="([^"]+)"\\s+checked`, 'g'))].map(([, value]) => value)
    expect(ticked('measures')).toEqual(period2014.measures.map(({ id }) => id))
    for (const list of ['reasons', 'interventions', 'professions'] as const)
      expect(ticked(list)).toEqual(listsOf2014[list])
    expect(page).not.toMatch(/<textarea|semikolon|JSON/)
    const seen = await her.submit(make, make, {
      ...{ sv: 'Våren 2027', en: '', ar: '', first: '2027-01-01', last: '2027-05-31', kind: 'live', ...days },
      ...{ measures: ['sdq-self', 'cgas'], followUp: 'yes', step: 'preview' },
      ...listsOf2014,
      reasons: ['anxiety', 'other'],
      ...{ 'reasons-id': ['', ''], 'reasons-sv': ['Ätstörning', ''], 'reasons-en': ['', ''], 'reasons-ar': ['', ''] },
      'reasons-rare': '0',
    })
    const { id, names, reasons, questionnaires } = JSON.parse(fieldIn(seen.body, 'definition')) as Period
    expect([id, names, questionnaires]).toEqual([
      'varen-2027',
      { sv: 'Våren 2027', en: 'Våren 2027', ar: 'Våren 2027' },
      undefined,
    ])
    expect(reasons).toEqual([
      period2014.reasons[0],
      { id: 'atstorning', names: { sv: 'Ätstörning', en: 'Ätstörning', ar: 'Ätstörning' }, nationalOnly: true },
      period2014.reasons.at(-1),
    ])
    // Changed again, the row of their own stands where it stood, and opening is theirs to decide.
    const again = (await her.submit(make, make, { step: 'edit', definition: fieldIn(seen.body, 'definition') })).body
    expect([fieldIn(again, 'sv'), fieldIn(again, 'reasons-id'), fieldIn(again, 'reasons-sv')]).toEqual([
      'Våren 2027',
      'atstorning',
      'Ätstörning',
    ])
    expect(again).toMatch(/name="reasons-rare" value="0"\s+checked/)
  })

  it('open only what is a period: a plan changed on its way is refused, and nothing is kept', async () => {
    const answer = await her.submit(make, make, {
      step: 'open',
      definition: JSON.stringify({ ...period2014, id: 'Våren' }),
    })
    expect(answer.statusCode).toBe(422)
    expect((await her.get('/admin/perioder')).body).not.toContain('Första linjen, mars')
  })

  type Typed = Record<string, string | readonly string[] | File>
  const filled: Typed = {
    ...{ id: 'varen', sv: 'Våren', en: 'Spring', ar: 'الربيع', first: '2014-01-01', last: '2014-06-30' },
    ...{ kind: 'rehearsal', opens: '31', closes: '91', second: '181', measures: 'cgas', counted: 'last' },
    ...{ reasons: ['anxiety'], interventions: ['other'], professions: ['nurse'], step: 'preview' },
    ...{ 'professions-id': '', 'professions-sv': 'C <&"', 'professions-en': '', 'professions-ar': '' },
  }
  const ownOf = (list: string, sv: string, en = '') => ({
    [`${list}-id`]: '',
    [`${list}-sv`]: sv,
    [`${list}-en`]: en,
    [`${list}-ar`]: '',
  })
  const wrong: readonly (readonly [at: string, bad: Typed, said: string])[] = [
    ['id', { id: 'Våren' }, 'får bara ha små bokstäver'],
    ['id', { id: 'ovning' }, 'samma beteckning'],
    ['sv', { sv: '', en: 'Spring', id: 'varen' }, 'Skriv ett namn'],
    ['first', { first: '2014-02-30' }, 'Ange en dag'],
    ['last', { last: '2013-12-31' }, 'ligger före den första'],
    ['closes', { closes: '1.5' }, 'helt antal dagar'],
    ['second', { second: '90' }, 'utgåva 2 komma efter'],
    ['measures', { measures: 'not-a-form' }, 'vart och ett en gång'],
    ['reasons', ownOf('reasons', '', 'Only in English'), 'Kod 2 i listan behöver ett namn på svenska'],
    ['interventions', ownOf('interventions', 'Other'), 'två gånger i listan'],
    ['professions', { professions: [], ...ownOf('professions', '') }, 'mellan 1 och 40 koder'],
    ['questionnaires', { questionnaires: new File(['{"format":"x"}'], 'x.json') }, 'inget eget formulär'],
  ]
  it('are told everything that is wrong in a new period at once, each at its field', async () => {
    const typed = { ...filled, id: 'Våren', sv: '', closes: '1.5', ...ownOf('interventions', 'Other'), professions: [] }
    const { body } = await her.submit(make, make, { ...typed, ...ownOf('professions', '') })
    const told = [...body.matchAll(/<p class="field__fault" id="([a-z]+)-fault">/g)].map(([, at]) => at)
    expect(told.toSorted()).toEqual(['closes', 'id', 'interventions', 'professions', 'sv'])
  })

  it('are told at its field what is wrong in a new period, and keep everything that was typed', async () => {
    for (const [at, bad, said] of wrong) {
      const typed = { ...filled, ...bad }
      const { statusCode, body } = await her.submit(make, make, typed)
      expect(statusCode).toBe(bad.id === 'ovning' ? 409 : 422)
      const fault = body.match(/<p class="field__fault" id="([a-z]+)-fault">([^<]*)/)
      expect([fault?.[1], fault?.[2]]).toEqual([at, expect.stringContaining(said)])
      expect(body).not.toMatch(/Invalid (input|string)|expected|\/\^/)
      for (const name of ['id', 'sv', 'en', 'ar', 'first', 'last', 'opens', 'closes', 'second'])
        expect([name, fieldIn(body, name)]).toEqual([name, typed[name]])
      for (const list of ['reasons', 'interventions', 'professions'])
        for (const part of ['sv', 'en']) expect(fieldIn(body, `${list}-${part}`)).toBe(typed[`${list}-${part}`] ?? '')
      const checked = [...body.matchAll(/value="([^"]+)"\s+checked/g)].map(([, value]) => value)
      const ticks = ['reasons', 'interventions', 'professions'].flatMap((list) => typed[list] as readonly string[])
      expect(checked).toEqual(['rehearsal', ...(at === 'measures' ? [] : ['cgas']), ...ticks, 'last'])
    }
  })

  it('load a period from a file once', async () => {
    const file = new File([JSON.stringify(period2014)], 'period.json')
    expect((await her.submit('/admin/perioder', '/admin/perioder', { file })).headers.location).toBe(
      `/admin/perioder/${period2014.id}`,
    )
    expect((await her.submit('/admin/perioder', '/admin/perioder', { file })).statusCode).toBe(409)
    expect((await her.submit('/admin/perioder', '/admin/perioder', { file: new File(['hej'], 'x') })).statusCode).toBe(
      422,
    )
    const wrong = new File([JSON.stringify({ ...period2014, id: 'Våren' })], 'period.json')
    const { body } = await her.submit('/admin/perioder', '/admin/perioder', { file: wrong })
    expect(body).toContain('id: Beteckningen får bara ha små bokstäver')
  })

  const coming: Period = {
    ...period2014,
    id: 'varen-2015',
    names: { sv: 'Våren 2051', en: 'Spring 2051', ar: 'ربيع 2051' },
    first: '2015-01-01',
    last: '2015-06-30',
  }
  const asForm = ({ names, first, last, window }: Period) => {
    const after = Object.fromEntries(Object.entries(window).map(([name, day]) => [name, String(day)]))
    return { ...names, first, last, ...after, ...listsOf2014 }
  }
  const right = { sv: 'Våren 2015', en: 'Spring 2015', ar: 'ربيع 2015' }

  it('correct a misspelt period until its first day: a new signed version with the next number and its day', async () => {
    await c.load(coming)
    const page = `/admin/perioder/${coming.id}`
    const correct = `${page}/ratta`
    const read = async () =>
      openDocument((await c.get(`/v1/periods/${coming.id}`)).json(), (await c.collector.key()).publicKey)
    const asked = (await her.get(correct)).body
    expect(asked).toContain('value="Våren 2051"')
    expect(asked).toContain('Insamlingen kan inte veta vilka som är med.')
    const early = await her.submit(correct, correct, asForm({ ...coming, names: right, first: '2014-11-15' }))
    expect([early.statusCode, early.body.includes('ska ligga efter i dag')]).toEqual([422, true])
    expect(early.body).toContain('Inget är ändrat än.')
    expect(await read()).toEqual(coming)

    await her.submit(correct, correct, asForm({ ...coming, names: right }))
    const first = { ...coming, names: right, correction: { number: 1, made: '2014-11-15' } }
    expect(await read()).toEqual(first)
    expect((await her.get(page)).body).toContain('rättelse 1, 2014-11-15')
    const listed = openDocument((await c.get('/v1/periods')).json(), (await c.collector.key()).publicKey)
    expect(listed).toMatchObject({
      periods: expect.arrayContaining([expect.objectContaining({ id: coming.id, correction: 1 })]),
    })

    // Sent again as it stands it is no new version.
    await her.submit(correct, correct, asForm(first))
    expect(await read()).toEqual(first)
    await her.submit(correct, correct, asForm({ ...first, last: '2015-05-31' }))
    expect(await read()).toEqual({ ...first, last: '2015-05-31', correction: { number: 2, made: '2014-11-15' } })
    expect((await her.get('/admin/handelser')).body).toContain('varen-2015 2')
  })

  it('cannot correct a period that has begun', async () => {
    await c.load({ ...coming, first: '2014-11-15' })
    const correct = `/admin/perioder/${coming.id}/ratta`
    expect((await her.get(`/admin/perioder/${coming.id}`)).body).not.toContain('Rätta mätperioden')
    expect((await her.get(correct)).statusCode).toBe(409)
    const answer = await her.submit('/admin', correct, asForm({ ...coming, names: right }))
    expect([answer.statusCode, answer.body.includes('har börjat och kan inte rättas')]).toEqual([409, true])
  })

  it('take a period away until somebody has sent, and its identifier is not used again', async () => {
    await c.load()
    await c.load(coming)
    const away = (id: string) => `/admin/perioder/${id}/ta-bort`
    expect((await her.get(away(coming.id))).body).toContain('Insamlingen kan inte veta vilka enheter som redan är med.')
    expect((await her.submit(away(coming.id), away(coming.id), { name: 'varen' })).statusCode).toBe(422)
    expect((await c.get(`/v1/periods/${coming.id}`)).statusCode).toBe(200)
    await her.submit(away(coming.id), away(coming.id), { name: coming.id })
    expect((await c.get(`/v1/periods/${coming.id}`)).statusCode).toBe(404)
    expect((await c.command('period', coming)).json().refused).toBe('period-exists')

    const unit = await c.enrol('Enhet 1')
    await c.send(unit.submission(period2014))
    const answer = await her.submit('/admin', away(period2014.id), { name: period2014.id })
    expect([answer.statusCode, answer.body.includes('Den kan inte tas bort längre')]).toEqual([409, true])
    // Nor when what was sent has been withdrawn: the unit holds a receipt.
    const back = `/admin/leveranser/${unit.enrolled.unit.id}/${period2014.id}/1/dra-tillbaka`
    await her.submit(back, back, { name: 'Enhet 1' })
    expect((await her.get(away(period2014.id))).statusCode).toBe(409)
    expect((await her.get(`/admin/perioder/${period2014.id}`)).body).not.toContain('Ta bort mätperioden')
    expect((await her.get(away('ovning'))).statusCode).toBe(404)
  })

  const rowOf = (body: string, name: string) =>
    (body.match(new RegExp(`<tr><th scope="row"><a [^>]*>${name}</a>.*?</tr>`, 's'))?.[0] ?? '')
      .replace(/<[^>]*>/g, '|')
      .replace(/\|+/g, '|')

  it('see on the first page what waits, and a line a unit: its last batch, its version, and whether it has sent', async () => {
    expect((await her.get('/admin')).body).toContain('Inget behöver göras just nu.')
    await c.load()
    const [one, two] = [await c.enrol('Enhet 1'), await c.enrol('Enhet 2')]
    await c.send(one.submission(period2014, { app: '0.1.7' }))
    const { body } = await her.get('/admin')
    // Edition 1 closes 90 days after 30 September 2014.
    expect(body).toContain('utgåva 1 tar emot till och med 2014-12-29. Har inte lämnat: Enhet 2.')
    expect(rowOf(body, 'Enhet 1')).toMatch(/15 nov\. 2014 11:00.*0\.1\.7.*\|Har lämnat\|/)
    expect(rowOf(body, 'Enhet 2')).toMatch(/Inget än.*\|Har inte lämnat\|/)
    await c.send(two.submission(period2014))
    expect((await her.get('/admin')).body).toContain('alla enheter har lämnat till utgåva 1')
    const back = `/admin/leveranser/${two.enrolled.unit.id}/${period2014.id}/1/dra-tillbaka`
    await her.submit(back, back, { name: 'Enhet 2' })
    const after = (await her.get('/admin')).body
    expect(after).toContain('Har inte lämnat: Enhet 2.')
    expect(rowOf(after, 'Enhet 2')).toContain('Tillbakadragen')
  })

  it('are told first of what can be closed, of texts that are not given out, and of units without a tablet', async () => {
    await c.load()
    await c.code('Utan apparat')
    mkdirSync(join(c.data, 'wordings'), { recursive: true })
    writeFileSync(join(c.data, 'wordings', 'trasig.json'), '{')
    // The day after edition 1 closes; edition 2 is far ahead.
    c.clock.now = '2014-12-30T12:00:00.000Z'
    her = await staff(c)
    await her.submit('/admin/in', '/admin/in', { passphrase })
    const { body } = await her.get('/admin')
    const said = [...body.matchAll(/<li><a href="([^"]+)">([^<]+)</g)].map(([, to, text]) => [to, text])
    expect(said.map(([to]) => to)).toEqual([
      `/admin/perioder/${period2014.id}`,
      '/admin/formulartexter',
      '/admin/enheter',
    ])
    expect(said[0]?.[1]).toContain('kan stängas och publiceras. 0 av 1 enheter har lämnat.')
    expect(said[2]?.[1]).toBe('Utan ansluten apparat: Utan apparat.')
  })

  it.each([
    ['/admin', 'Översikt'],
    ['/admin/enheter', 'Enheter'],
    ['/admin/perioder/ny', 'Mätperioder'],
    ['/admin/formulartexter', 'Formulärtexter'],
  ])('see at %s which page they are on', async (path, name) => {
    const marked = [...(await her.get(path)).body.matchAll(/aria-current="page">([^<]+)</g)].map(([, text]) => text)
    expect(marked).toEqual([name])
  })

  it('bring a wording from a file, for every unit or for one; a file that is none changes nothing', async () => {
    const path = '/admin/formulartexter'
    const unit = await c.enrol('Enhet 1')
    const other = await c.enrol('Enhet 2')
    const listed = async (asking: EnrolledUnit) => {
      const answer = await c.getAs(asking, '/v1/wordings')
      return JSON.stringify(openDocument(answer.json(), (await c.collector.key()).publicKey))
    }
    const pack = readFileSync('test/fixtures/formats/mattstock-wording-2.json', 'utf8')
    const bad = await her.submit(path, path, { file: new File(['{"format":"x"}'], 'x.json') })
    expect([bad.statusCode, bad.body.includes('filen innehåller ingen formulärtext')]).toEqual([422, true])
    expect(await listed(unit)).not.toContain('.json')
    // The name on disk is made of what the pack says, never of the file's own.
    const file = new File([pack], '../../ut.json')
    const done = await her.submit(path, path, { file, unit: unit.enrolled.unit.id })
    expect([done.statusCode, done.body.includes('Enhet 1 kan hämta den nu.')]).toEqual([200, true])
    const { form } = JSON.parse(pack)
    expect(readdirSync(join(c.data, 'wordings', unit.enrolled.unit.id))).toEqual([
      expect.stringMatching(/^[a-z0-9-]+\.json$/),
    ])
    expect(await listed(unit)).toContain(form)
    expect(await listed(other)).not.toContain(form)
    await her.submit(path, path, { file, unit: '' })
    expect(await listed(other)).toContain(form)
    expect((await her.submit(path, path, { file, unit: '../utanför' })).statusCode).toBe(422)
    expect((await her.get('/admin/handelser')).body).toContain('Formulärtext tillagd')
  })

  it('take in a delivery from a file, by the same rules and with the same receipt as over the network', async () => {
    await c.load()
    const unit = await c.enrol('Enhet utan nät')
    const sent = unit.submission(period2014)
    const file = new File([JSON.stringify(sent)], 'leverans.json')
    expect((await her.submit('/admin/leveranser', '/admin/leveranser', { file })).body).toContain(
      'Leveransen är mottagen',
    )
    const receipt = await her.get(`/admin/leveranser/${unit.enrolled.unit.id}/${period2014.id}/1/kvitto`)
    expect(receipt.headers['cache-control']).toBe('no-store')
    const network = await c.send(sent)
    expect(network.statusCode).toBe(200)
    expect(network.json()).toEqual(receipt.json())
    const bad = new File([JSON.stringify({ ...sent, sig: 'A'.repeat(86) })], 'leverans.json')
    expect((await her.submit('/admin/leveranser', '/admin/leveranser', { file: bad })).statusCode).toBe(401)
  })

  it('see who has reported, take a delivery back, and publish', async () => {
    await c.load()
    const [one, two] = [await c.enrol('Enhet 1'), await c.enrol('Enhet 2')]
    await c.enrol('Enhet 3')
    for (const unit of [one, two]) await c.send(unit.submission(period2014))
    const page = `/admin/perioder/${period2014.id}`
    expect((await her.get('/admin')).body).toContain('2 av 3')
    const back = (unit: EnrolledUnit) => `/admin/leveranser/${unit.enrolled.unit.id}/${period2014.id}/1/dra-tillbaka`
    const asked = (await her.get(back(two))).body
    expect(asked).toContain('Enhet 2 lämnade till utgåva 1')
    // Edition 2 opens 180 days after 30 September 2014.
    expect(asked).toContain('till utgåva 2, från och med 2015-03-29')
    expect((await her.submit(back(two), back(two), { name: 'Enhet 1' })).body).toContain('Ingenting har gjorts.')
    expect((await her.get(page)).body).not.toContain('Tillbakadragen')
    await her.submit(back(two), back(two), { name: 'Enhet 2' })
    expect((await her.get(page)).body).toContain('Tillbakadragen')
    expect((await c.send(two.submission(period2014))).json()).toMatchObject({ refused: 'withdrawn' })
    const publish = `${page}/publicera/1`
    const said = (await her.get(publish)).body
    expect(said).toContain('1 av 3 enheter har lämnat siffror som räknas med.')
    expect(said.match(/<li>Enhet \d<\/li>/g)).toEqual(['<li>Enhet 2</li>', '<li>Enhet 3</li>'])
    // Edition 1 closes 90 days after the last day.
    expect(said).toContain('Enheterna får lämna till och med 2014-12-29.')
    for (const name of ['', 'forsta-linjen'])
      expect((await her.submit(publish, publish, { name })).body).toContain('Ingenting har gjorts.')
    expect((await c.get(`/v1/national/${period2014.id}/1`)).statusCode).toBe(404)
    await her.submit(publish, publish, { name: period2014.id })
    const file = (await c.get(`/v1/national/${period2014.id}/1`)).json()
    expect(JSON.parse(Buffer.from(file.payload, 'base64url').toString()).units).toEqual({
      of: 3,
      reported: 1,
      tooFew: 0,
    })
    expect((await her.get(back(one))).statusCode).toBe(422)
    expect((await her.submit('/admin', back(one), { name: 'Enhet 1' })).statusCode).toBe(422)
    expect((await her.get('/admin/handelser')).body).toContain('Siffror publicerade')
  })

  it('cannot close an edition before units may send to it, and are told from when they can', async () => {
    const { id } = await c.load({ ...period2014, id: 'senare', last: '2014-10-31' })
    const page = `/admin/perioder/${id}`
    expect((await her.get(page)).body).toContain('Utgåva 1 kan stängas och publiceras från och med 2014-11-30')
    // Edition 1 opens 30 days after 31 October 2014, edition 2 180 days after.
    for (const [edition, opens] of [
      [1, '2014-11-30'],
      [2, '2015-04-29'],
    ] as const) {
      const asked = await her.get(`${page}/publicera/${edition}`)
      expect([asked.statusCode, asked.body.includes(opens)]).toEqual([409, true])
      const answer = await her.submit('/admin', `${page}/publicera/${edition}`, { name: id })
      expect([answer.statusCode, answer.body.includes('kan inte stängas än')]).toEqual([409, true])
      const command = await c.command('publish', { period: id, edition })
      expect(command.json()).toMatchObject({ refused: 'too-early', faults: [opens] })
      expect((await c.get(`/v1/national/${id}/${edition}`)).statusCode).toBe(404)
    }
    c.clock.now = '2014-11-30T12:00:00.000Z'
    expect((await c.command('publish', { period: id, edition: 1 })).statusCode).toBe(200)
  })

  it.each([
    ['sv', 'Enheter', 'ltr'],
    ['en', 'Units', 'ltr'],
    ['ar', 'الوحدات', 'rtl'],
  ])('read the pages in %s', async (language, units, direction) => {
    const page = await c.get('/admin/enheter', { cookie: her.cookie(), 'accept-language': language })
    expect(page.body).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(page.body).toContain(`<h1>${units}</h1>`)
    const switched = await c.get(`/admin/enheter?sprak=${language}`, { cookie: her.cookie(), 'accept-language': 'sv' })
    expect(switched.headers['set-cookie']).toMatch(`sprak=${language};`)
    expect(switched.body).toContain(`<h1>${units}</h1>`)
  })
})
