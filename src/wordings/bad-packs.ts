/**
 * For tests: packs that must be refused, each with what is wrong with it. All from one good pack of invented sentences,
 * by one slip each, as files: what matters may be in the bytes.
 */
import type { WordingPack } from '#instruments'
import { plainPack } from '../answering/testing-pack.ts'
import type { BroughtFault } from './read-pack.ts'

export const day = '2026-11-21'
export const good: WordingPack = plainPack('core-10', {
  training: false,
  licence: { text: 'Fri', grantedBy: 'Övningsbolaget', grantedTo: 'Alla', validUntil: '2027-12-31' },
})

type Bad = readonly [name: string, file: Blob, reason: BroughtFault['reason'], at: string]
type Change = Record<string, unknown>

const utf8 = (text: string) => new Blob([text])
const bytes = (...own: readonly number[]) => new Blob([Uint8Array.from(own)])
const text = JSON.stringify(good)
const pack = (change: Change) => utf8(JSON.stringify({ ...good, ...change }))
/** The pack with its first sentence, or that sentence's item, made another. */
const sentence = (words: unknown) => first({ text: words })
const first = (change: Change) =>
  pack({ items: good.items.map((item, i) => (i === 0 ? { ...item, ...change } : item)) })
const licence = (change: Change) => pack({ licence: { ...good.licence, ...change } })
const choices = (list: unknown) => pack({ options: { o5: list } })
const five = good.options.o5 ?? []
const swapped = [good.items[1], good.items[0], ...good.items.slice(2)]
const at = 'items.i1.text'
const clip = { type: 'audio/ogg', data: 'T2dnUwACAAAA' }
const audio = (value: unknown, format = 'mattstock-wording-2') => pack({ format, audio: value })

export const badPacks: readonly Bad[] = [
  // Not a text, or not JSON.
  ['an empty file', utf8(''), 'not-json', ''],
  ['half a file', utf8(text.slice(0, text.length / 2)), 'not-json', ''],
  ['two packs in one file', utf8(text + text), 'not-json', ''],
  ['a comma too many', utf8(text.replace('{', '{,')), 'not-json', ''],
  ['a comment', utf8(`// pack\n${text}`), 'not-json', ''],
  ['single quotes', utf8(text.replaceAll('"', "'")), 'not-json', ''],
  ['a bare line break in a sentence', utf8(text.replace('Mening 1', 'Mening\n1')), 'not-json', ''],
  ['a page that a network put in between', utf8('<!doctype html><title>Logga in</title>'), 'not-json', ''],
  ['a spreadsheet', utf8('nr;mening\n1;Mening 1\n'), 'not-json', ''],
  ['a zip', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'not-json', ''],
  ['Latin-1', bytes(...[...text].map((sign) => sign.charCodeAt(0) & 255)), 'not-utf8', ''],
  [
    'UTF-16',
    new Blob([Uint8Array.of(0xff, 0xfe), Uint16Array.from(text, (sign) => sign.charCodeAt(0))]),
    'not-utf8',
    '',
  ],
  ['an overlong spelling', new Blob([text.slice(0, -1), Uint8Array.of(0xc0, 0xaf), '}']), 'not-utf8', ''],
  ['a surrogate as bytes', new Blob([text.slice(0, -1), Uint8Array.of(0xed, 0xa0, 0x80), '}']), 'not-utf8', ''],
  ['two byte-order marks', utf8(`\ufeff\ufeff${text}`), 'not-json', ''],
  ['more than 8 MiB', new Blob([text, ' '.repeat(8 * 1024 * 1024)]), 'too-large', ''],
  // Another thing than a pack.
  ['nothing', utf8('null'), 'not-a-pack', ''],
  ['a number', utf8('1e999'), 'not-a-pack', ''],
  ['a list of packs', utf8(`[${text}]`), 'not-a-pack', ''],
  ['100 000 lists in each other', utf8('['.repeat(100_000) + ']'.repeat(100_000)), 'not-a-pack', ''],
  [
    'an object nested 50 000 deep',
    utf8(['{"x":'.repeat(50_000), '1', '}'.repeat(50_000)].join('')),
    'unknown-key',
    'x',
  ],
  ['a mätperiod', utf8('{"format": "mattstock-period-1"}'), 'unknown-format', 'format'],
  ['a format of tomorrow', pack({ format: 'mattstock-wording-9' }), 'unknown-format', 'format'],
  ['no format', pack({ format: undefined }), 'unknown-format', 'format'],
  // Keys.
  ['a key of its own', pack({ remarks: 'x' }), 'unknown-key', 'remarks'],
  ['a script in a key', pack({ '<img onerror>': 1 }), 'unknown-key', '<img onerror>'],
  ['a prototype', utf8(text.replace('{', '{"__proto__":{"training":true},')), 'unknown-key', '__proto__'],
  ['a constructor', pack({ constructor: { prototype: 1 } }), 'unknown-key', 'constructor'],
  [
    'a prototype in a sentence',
    utf8(text.replace('"id":"i1"', '"id":"i1","__proto__":{"text":"x"}')),
    'unknown-key',
    'items.i1.__proto__',
  ],
  [
    'a prototype as a list of choices',
    utf8(text.replace('"options":{', '"options":{"__proto__":[],')),
    'bad-name',
    'options.__proto__',
  ],
  ['the same key twice', utf8(text.replace('"training":false', '"training":true,"training":false')), 'key-twice', ''],
  [
    'the same key twice, once in other letters',
    utf8(text.replace('"title"', '"t\\u0069tle":"Ett annat","title"')),
    'key-twice',
    '',
  ],
  ['the same key twice, deep inside', utf8(text.replace('"id":"i1"', '"id":"i2","id":"i1"')), 'key-twice', ''],
  // Form, language, direction, mark.
  ['a form that is not there', pack({ form: 'core-11' }), 'unknown-form', 'form'],
  ['a form by another of its names', pack({ form: 'CORE-10' }), 'unknown-form', 'form'],
  ['another form’s sentences', pack({ form: 'core-om' }), 'missing-item', 'items.i11'],
  ['a language in words', pack({ language: 'svenska' }), 'bad-language', 'language'],
  ['a language in capitals', pack({ language: 'SV' }), 'bad-language', 'language'],
  ['a language with an underline', pack({ language: 'sv_SE' }), 'bad-language', 'language'],
  ['a region in small letters', pack({ language: 'en-us' }), 'bad-language', 'language'],
  ['a language that is a list', pack({ language: ['sv'] }), 'not-text', 'language'],
  ['a direction in words', pack({ direction: 'left' }), 'bad-direction', 'direction'],
  ['Arabic from left to right', pack({ language: 'ar' }), 'other-direction', 'direction'],
  ['Swedish from right to left', pack({ direction: 'rtl' }), 'other-direction', 'direction'],
  ['a mark that is a word', pack({ training: 'false' }), 'missing', 'training'],
  ['no mark', pack({ training: undefined }), 'missing', 'training'],
  // Texts.
  ['no title', pack({ title: undefined }), 'missing', 'title'],
  ['a title that is a number', pack({ title: 10 }), 'not-text', 'title'],
  ['an empty instruction', pack({ instruction: '' }), 'empty', 'instruction'],
  ['a holder’s line of space', pack({ copyright: ' \u00a0\n' }), 'empty', 'copyright'],
  ['a title too long', pack({ title: 'x'.repeat(401) }), 'too-long', 'title'],
  ['a sentence too long', sentence('x'.repeat(501)), 'too-long', at],
  ['bold letters', sentence('Jag är <b>glad</b>'), 'markup', at],
  ['a script', sentence('<script>alert(1)</script>'), 'markup', at],
  ['a picture that runs', sentence('<img src=x onerror=alert(1)>'), 'markup', at],
  ['a character reference', sentence('Mat &amp; sömn'), 'markup', at],
  ['a numbered reference', sentence('Mat &#38; sömn'), 'markup', at],
  ['a NUL', sentence('Mening\u0000ett'), 'markup', at],
  ['an escape', sentence('\u001b[31mMening'), 'markup', at],
  ['a carriage return', sentence('Mening\r\nett'), 'markup', at],
  ['a tab', sentence('Mening\tett'), 'markup', at],
  ['a private sign', sentence('Mening \ue000'), 'markup', at],
  ['half a sign, high', sentence('Mening \ud83d'), 'garbled', at],
  ['half a sign, low', sentence('\ude42 Mening'), 'garbled', at],
  ['a replacement sign', sentence('M\ufffdte'), 'garbled', at],
  ['a byte-order mark inside', sentence('Men\ufeffing'), 'garbled', at],
  ['a noncharacter', sentence('Mening\uffff'), 'garbled', at],
  ['an override of direction', sentence('Mening \u202egnineM'), 'hidden-characters', at],
  ['an embedding that is never closed', sentence('Mening \u202bett'), 'hidden-characters', at],
  ['an isolate that is never closed', sentence('Mening \u2067ett'), 'hidden-characters', at],
  ['letters that nobody sees', sentence('Mening\u{e0041}\u{e0042}'), 'hidden-characters', at],
  ['a line separator', sentence('Mening\u2028ett'), 'hidden-characters', at],
  ['space first', sentence(' Mening 1'), 'outer-space', at],
  ['a no-break space last', sentence('Mening 1\u00a0'), 'outer-space', at],
  ['an empty line last', sentence('Mening 1\n'), 'outer-space', at],
  // Items and choices.
  ['no sentences', pack({ items: undefined }), 'missing', 'items'],
  ['sentences by name', pack({ items: { i1: 'Mening 1' } }), 'missing', 'items'],
  ['one sentence too few', pack({ items: good.items.slice(0, -1) }), 'missing-item', 'items.i10'],
  [
    'one sentence too many',
    pack({ items: [...good.items, { id: 'i11', text: 'x', options: 'o5' }] }),
    'extra-item',
    'items.i11',
  ],
  ['a sentence twice', pack({ items: [...good.items, good.items[0]] }), 'repeated-item', 'items.i1'],
  ['two sentences that changed places', pack({ items: swapped }), 'wrong-order', 'items'],
  ['a sentence without a text', sentence(undefined), 'missing', at],
  ['a sentence of an inherited name', first({ id: 'toString' }), 'extra-item', 'items.toString'],
  ['a sentence with a hint', first({ hint: 'x' }), 'unknown-key', 'items.i1.hint'],
  ['choices that are not there', first({ options: 'o9' }), 'unknown-options', 'items.i1.options'],
  ['no choices', pack({ options: undefined }), 'missing', 'options'],
  ['a choice too few', choices(five.slice(1)), 'wrong-options', 'items.i1.options'],
  ['a choice too many', choices([...five, 'Val 6']), 'wrong-options', 'items.i1.options'],
  ['two choices alike', choices([five[0], five[0], ...five.slice(2)]), 'repeated-choice', 'options.o5'],
  ['an empty choice', choices(['', ...five.slice(1)]), 'empty', 'options.o5.0'],
  ['choices that nobody uses', pack({ options: { ...good.options, more: ['x'] } }), 'unused-options', 'options.more'],
  // Licence, hash, practice.
  ['no licence', pack({ licence: undefined }), 'missing', 'licence'],
  ['a licence in one word', pack({ licence: 'fri' }), 'missing', 'licence'],
  ['nobody who grants', licence({ grantedBy: '' }), 'empty', 'licence.grantedBy'],
  ['a day that is not there', licence({ validUntil: '2027-02-29' }), 'bad-date', 'licence.validUntil'],
  ['a day of another shape', licence({ validUntil: '31/12/2027' }), 'bad-date', 'licence.validUntil'],
  ['a day with a time', licence({ validUntil: '2027-12-31T00:00:00Z' }), 'bad-date', 'licence.validUntil'],
  ['no word on the last day', licence({ validUntil: undefined }), 'bad-date', 'licence.validUntil'],
  ['a licence that ended yesterday', licence({ validUntil: '2026-11-20' }), 'expired', 'licence.validUntil'],
  ['another content than its hash', pack({ sha256: 'ab'.repeat(32) }), 'other-content', 'sha256'],
  ['a hash in capitals', pack({ sha256: 'AB'.repeat(32) }), 'bad-hash', 'sha256'],
  ['a hash that is a list', pack({ sha256: ['ab'.repeat(32)] }), 'bad-hash', 'sha256'],
  // Recordings.
  ['recordings in the first format', audio({}, 'mattstock-wording-1'), 'unknown-key', 'audio'],
  [
    'a recording by address',
    audio({ items: { i1: { type: 'audio/ogg', url: 'https://example.org' } } }),
    'bad-audio',
    'audio.items.i1',
  ],
  [
    'a page as a recording',
    audio({ items: { i1: { type: 'text/html', data: 'PGI+' } } }),
    'bad-audio',
    'audio.items.i1',
  ],
  [
    'a picture called a recording',
    audio({ items: { i1: { ...clip, data: 'iVBORw0KGgoA' } } }),
    'bad-audio',
    'audio.items.i1',
  ],
  [
    'a recording too long',
    audio({ items: { i1: { ...clip, data: clip.data.padEnd(200_004, 'A') } } }),
    'audio-too-large',
    'audio.items.i1',
  ],
  ['a recording of no question', audio({ items: { i11: clip } }), 'unknown-item', 'audio.items.i11'],
  ['recordings of some choices', audio({ options: { o5: [clip] } }), 'wrong-options', 'audio.options.o5'],
]
