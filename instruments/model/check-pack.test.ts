import { describe, expect, it } from 'vitest'
import { canonicalPack, checkPack, type WordingPack } from '../index.ts'

const OFTEN = ['Never', 'Seldom', 'Sometimes', 'Often', 'Always']
const good: WordingPack = {
  format: 'mattstock-wording-1',
  form: 'ordinary-week',
  version: '2',
  language: 'en',
  direction: 'ltr',
  training: false,
  title: 'My week',
  instruction: 'Read each line.\nThen choose.',
  period: 'Last week',
  options: { often: OFTEN },
  items: ['slept', 'worried', 'ate', 'cried', 'played'].map((id) => ({ id, text: `About: ${id}`, options: 'often' })),
  copyright: '© Nobody',
  licence: { text: 'Free & open', grantedBy: 'Nobody', grantedTo: 'Everybody', validUntil: '2027-12-31' },
  source: 'https://example.org/?a=1&b=2',
}
const faultsOf = (value: unknown) => {
  const checked = checkPack(value)
  return checked.ok ? [] : checked.faults.map(({ at, reason }) => `${at}: ${reason}`)
}
const items = (change: (items: Record<string, unknown>[]) => unknown) => ({
  ...good,
  items: change(good.items.map((item) => ({ ...item }))),
})

it('takes a good pack as it stands', () => {
  expect(checkPack(good)).toEqual({ ok: true, pack: good })
  expect(faultsOf({ ...good, sha256: 'ab'.repeat(32), licence: { ...good.licence, validUntil: null } })).toEqual([])
})

describe('names what is wrong', () => {
  it.each([[null], [[]], ['text'], [undefined]])('with %j as a whole', (value) => {
    expect(faultsOf(value)).toEqual([': not-a-pack'])
  })

  it.each<[Record<string, unknown>, string]>([
    [{ format: 'mattstock-wording-3' }, 'format: unknown-format'],
    [{ form: 'gone' }, 'form: unknown-form'],
    [{ form: 3 }, 'form: unknown-form'],
    [{ extra: 1 }, 'extra: unknown-key'],
    [{ version: undefined }, 'version: missing'],
    [{ title: 7 }, 'title: not-text'],
    [{ period: ' \n' }, 'period: empty'],
    [{ copyright: 'x'.repeat(401) }, 'copyright: too-long'],
    [{ source: 'x'.repeat(401) }, 'source: too-long'],
    [{ instruction: 'x'.repeat(4001) }, 'instruction: too-long'],
    [{ title: '<b>My week' }, 'title: markup'],
    [{ title: 'My week</b>' }, 'title: markup'],
    [{ title: 'My <!-- week' }, 'title: markup'],
    [{ title: '<?xml' }, 'title: markup'],
    [{ title: 'a &amp; b' }, 'title: markup'],
    [{ title: 'a &#38; b' }, 'title: markup'],
    [{ title: 'a &#x26; b' }, 'title: markup'],
    [{ title: 'a\u0000b' }, 'title: markup'],
    [{ title: 'a\tb' }, 'title: markup'],
    [{ language: 'Swedish' }, 'language: bad-language'],
    [{ language: 'SV' }, 'language: bad-language'],
    [{ language: 'sv_SE' }, 'language: bad-language'],
    [{ language: 'x sv' }, 'language: bad-language'],
    [{ direction: 'up' }, 'direction: bad-direction'],
    [{ training: 'no' }, 'training: missing'],
    [{ sha256: 'abc' }, 'sha256: bad-hash'],
    [{ title: 'a\ud800b' }, 'title: garbled'],
    [{ title: 'a\ufffdb' }, 'title: garbled'],
    [{ title: 'a\ufeffb' }, 'title: garbled'],
    [{ title: 'a\uffffb' }, 'title: garbled'],
    [{ title: 'a\u202eb' }, 'title: hidden-characters'],
    [{ title: 'a\u2067b' }, 'title: hidden-characters'],
    [{ title: 'a\u2028b' }, 'title: hidden-characters'],
    [{ title: 'a\u{e0041}b' }, 'title: hidden-characters'],
    [{ title: ' a' }, 'title: outer-space'],
    [{ title: 'a\u00a0' }, 'title: outer-space'],
    [{ sha256: ['ab'.repeat(32)] }, 'sha256: bad-hash'],
    [{ licence: { ...good.licence, validUntil: '2027-02-29' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: '2100-02-29' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: '2027-04-31' } }, 'licence.validUntil: bad-date'],
    [{ sha256: 'zz'.repeat(32) }, 'sha256: bad-hash'],
    [{ language: undefined }, 'language: missing'],
    [{ sha256: `${'ab'.repeat(32)}0` }, 'sha256: bad-hash'],
    [{ licence: 'free' }, 'licence: missing'],
    [{ licence: { ...good.licence, text: '' } }, 'licence.text: empty'],
    [{ licence: { ...good.licence, grantedBy: 1 } }, 'licence.grantedBy: not-text'],
    [{ licence: { ...good.licence, grantedTo: 'x'.repeat(201) } }, 'licence.grantedTo: too-long'],
    [{ licence: { ...good.licence, extra: 1 } }, 'licence.extra: unknown-key'],
    [{ licence: { ...good.licence, validUntil: 'soon' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: ['2027-12-31'] } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: '12027-12-31' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: '2027-13-01' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: '2027-12-32' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: '2027-12-31T00:00' } }, 'licence.validUntil: bad-date'],
    [{ licence: { ...good.licence, validUntil: undefined } }, 'licence.validUntil: bad-date'],
  ])('with %j', (change, fault) => {
    expect(faultsOf({ ...good, ...change })).toEqual([fault])
  })

  it.each(['sv', 'sma', 'sv-SE', 'zh-Hant', 'zh-Hant-TW', 'es-419'])('and takes %s as a language', (language) => {
    expect(faultsOf({ ...good, language })).toEqual([])
  })

  it.each([
    'a < b',
    'a <\nb',
    'AT&T',
    'R&D more',
    'é ü å',
    'line\nline',
    'A\u030a',
    'a\u00a0b',
    'co\u00adoperate',
    'a  b',
    '👩‍👧',
    'قَلِقَ',
    '\u200fمرحبا',
  ])('and takes %j as plain text', (title) => {
    expect(faultsOf({ ...good, title })).toEqual([])
  })

  it.each(['2027-01-05', '2027-12-15', '2028-02-29', '2000-02-29'])('and takes %s as a day', (validUntil) => {
    expect(faultsOf({ ...good, licence: { ...good.licence, validUntil } })).toEqual([])
  })

  it('takes text to the last character that it may have', () => {
    const long = { title: 'x'.repeat(400), instruction: 'x'.repeat(4000) }
    expect(faultsOf({ ...good, ...long })).toEqual([])
    expect(faultsOf(items((list) => list.map((item) => ({ ...item, text: 'x'.repeat(500) }))))).toEqual([])
    const labels = (length: number) => ({ often: OFTEN.map((_, i) => `${i}`.repeat(length)) })
    expect(faultsOf({ ...good, options: labels(200) })).toEqual([])
    expect(faultsOf({ ...good, options: labels(201) })).toHaveLength(5)
  })

  it('in the items', () => {
    expect(faultsOf({ ...good, items: undefined })).toEqual(
      ['items: missing', 'options.often: unused-options'].slice(0, 1),
    )
    expect(faultsOf(items(([, ...rest]) => rest))).toEqual(['items.slept: missing-item'])
    expect(faultsOf(items((list) => [...list, { id: 'sang', text: 'I sang', options: 'often' }]))).toEqual([
      'items.sang: extra-item',
    ])
    expect(faultsOf(items((list) => [...list, 'I sang']))).toEqual(['items.5: extra-item'])
    expect(faultsOf(items((list) => [...list, { id: 'toString', text: 'x', options: 'often' }]))).toEqual([
      'items.toString: extra-item',
    ])
    expect(faultsOf(items((list) => [...list, list[0]]))).toEqual(['items.slept: repeated-item'])
    expect(faultsOf(items(([a, b, ...rest]) => [b, a, ...rest]))).toEqual(['items: wrong-order'])
    expect(faultsOf(items(([a, ...rest]) => [{ ...a, text: 'x'.repeat(501) }, ...rest]))).toEqual([
      'items.slept.text: too-long',
    ])
    expect(faultsOf(items(([a, ...rest]) => [{ ...a, hint: 'x' }, ...rest]))).toEqual(['items.slept.hint: unknown-key'])
  })

  it('in the choices', () => {
    expect(faultsOf({ ...good, options: undefined })).toEqual([
      'options: missing',
      ...Object.keys({ slept: 1, worried: 1, ate: 1, cried: 1, played: 1 }).map(
        (id) => `items.${id}.options: unknown-options`,
      ),
    ])
    expect(faultsOf({ ...good, options: { often: OFTEN, more: ['a'] } })).toEqual(['options.more: unused-options'])
    expect(faultsOf({ ...good, options: { often: OFTEN, more: 'a' } })).toEqual(['options.more: wrong-options'])
    expect(faultsOf({ ...good, options: { often: OFTEN.slice(1) } })).toEqual(
      good.items.map(({ id }) => `items.${id}.options: wrong-options`),
    )
    expect(faultsOf({ ...good, options: { often: ['Always', ...OFTEN.slice(1)] } })).toEqual([
      'options.often: repeated-choice',
    ])
    expect(faultsOf({ ...good, options: JSON.parse(`{"often": ${JSON.stringify(OFTEN)}, "__proto__": []}`) })).toEqual([
      'options.__proto__: bad-name',
      'options.__proto__: unused-options',
    ])
    expect(faultsOf({ ...good, options: { often: ['', ...OFTEN.slice(1)] } })).toEqual(['options.often.0: empty'])
    expect(faultsOf(items(([a, ...rest]) => [{ ...a, options: 'never' }, ...rest]))).toEqual([
      'items.slept.options: unknown-options',
    ])
    expect(faultsOf(items(([a, ...rest]) => [{ ...a, options: 'toString' }, ...rest]))).toEqual([
      'items.slept.options: unknown-options',
    ])
  })

  it('and is not fooled by a list with one name in it', () => {
    expect(faultsOf(items(([a, ...rest]) => [{ ...a, id: ['slept'] }, ...rest]))).toEqual([
      'items.slept: missing-item',
      'items.0: extra-item',
    ])
    expect(faultsOf(items(([a, ...rest]) => [{ ...a, options: ['often'] }, ...rest]))).toEqual([
      'items.slept.options: unknown-options',
    ])
  })

  it('where a written number is given choices', () => {
    const rating = { ...good, form: 'cgas', options: {}, items: [{ id: 'score', text: 'How was it?' }] }
    expect(faultsOf(rating)).toEqual([])
    expect(
      faultsOf({ ...rating, options: { often: OFTEN }, items: [{ id: 'score', text: 'How?', options: 'often' }] }),
    ).toEqual(['items.score.options: wrong-options'])
  })
})

describe('the canonical text', () => {
  it('does not depend on how the file was laid out, nor on the hash in it', () => {
    const turned = Object.fromEntries(Object.entries(good).reverse()) as unknown as WordingPack
    expect(canonicalPack({ ...turned, sha256: 'ab'.repeat(32) })).toBe(canonicalPack(good))
  })

  it('sorts keys at every depth, keeps the order of lists, and has no spaces of its own', () => {
    const text = canonicalPack(good)
    expect(text.startsWith('{"copyright":"© Nobody","direction":"ltr","form":"ordinary-week"')).toBe(true)
    expect(text).toContain(
      '"licence":{"grantedBy":"Nobody","grantedTo":"Everybody","text":"Free & open","validUntil":"2027-12-31"}',
    )
    expect(text).toContain('"items":[{"id":"slept","options":"often","text":"About: slept"},{"id":"worried"')
    expect(text).toContain('"options":{"often":["Never","Seldom"')
  })

  it('sorts keys that look like numbers as the others', () => {
    const pack = { ...good, options: { 10: OFTEN, 9: OFTEN } }
    expect(canonicalPack(pack)).toContain(`"options":{"10":${JSON.stringify(OFTEN)},"9":`)
  })

  it('changes with any word', () => {
    expect(canonicalPack({ ...good, title: 'My weeks' })).not.toBe(canonicalPack(good))
  })
})
