import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../scripts/words.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { type languages, loadWords, swedish, wordsOf } from './index.tsx'
import { isFirst } from './parts.ts'
import { pseudoMessages } from './pseudo.ts'
import { sv } from './sv.ts'

type Token = CompiledMessage[number]

/** Every argument of a message with its format, wherever in a plural it stands: `{count, plural, …}` is `count:plural`. */
function placeholders(message: CompiledMessage): string[] {
  return message.flatMap((token: Token) => {
    if (typeof token === 'string') return []
    const [name, format, choices] = token
    const inside = typeof choices === 'object' && choices ? Object.values(choices) : []
    return [`${name}:${format ?? ''}`, ...inside.flatMap((one) => (Array.isArray(one) ? placeholders(one) : []))]
  })
}
const unique = (message: string) => [...new Set(placeholders(compileMessage(message)))].sort()

describe.each([
  ['en', en],
  ['ar', ar],
] as const)('%s', (_, catalogue) => {
  it('has the same messages as Swedish', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(sv).sort())
  })

  it('has the same placeholders in every message', () => {
    const differing = Object.entries(sv).filter(
      ([id, message]) => unique(message).join() !== unique(catalogue[id as keyof typeof sv]).join(),
    )
    expect(differing.map(([id]) => id)).toEqual([])
  })

  it('leaves no message empty', () => {
    expect(Object.entries(catalogue).filter(([, message]) => message.trim() === '')).toEqual([])
  })
})

it('fetches what the one who answers needs first, and the rest with the staff’s screens', () => {
  expect(isFirst('answering.next')).toBe(true)
  expect(isFirst('app.back')).toBe(true)
  expect(isFirst('refusal.wait')).toBe(true)
  expect(isFirst('results.title')).toBe(false)
})

it('keeps a code or a number readable inside right-to-left text', () => {
  expect(compiled('ar', 'رمز {code}')).toEqual(['رمز ', '\u2068', ['code'], '\u2069'])
  expect(compiled('sv', 'kod {code}')).toEqual(['kod ', ['code']])
  expect(compiled('ar', '{n, plural, other {# و {code}}}')).toEqual([
    ['n', 'plural', { other: ['#', ' و ', '\u2068', ['code'], '\u2069'] }],
  ])
})

it('counts in each language’s own way', async () => {
  const wait = async (language: keyof typeof languages) => (await loadWords(language)).t('refusal.wait', { seconds: 2 })
  expect(await wait('sv')).toContain('2 sekunder')
  expect(await wait('en')).toContain('2 seconds')
  expect(await wait('ar')).toContain('ثانيتين')
})

it('writes digits as they stand on the keys, in Arabic too', async () => {
  const { t } = await loadWords('ar')
  expect(t('refusal.wait', { seconds: 15 })).toContain('15')
})

it('gives back a code that the catalogue does not know', () => {
  expect(swedish.named('no.such.key', 'N94')).toBe('N94')
  expect(swedish.named('app.back', 'x')).toBe('Tillbaka')
})

it('tries a fourth language as a made-up one: longer words, the same placeholders', () => {
  const { t } = wordsOf('sv', pseudoMessages(sv))
  expect(t('app.back')).toBe('[Tíillbáakáa]')
  expect(t('answering.count', { number: 7, of: 25 })).toBe('[Fŕråågáa 7 áav 25]')
  const plain = Object.entries(sv).filter(([, message]) => !message.includes('{'))
  const lengthOf = (texts: readonly string[]) => texts.join('').length
  const ratio = lengthOf(plain.map(([id]) => t(id as keyof typeof sv))) / lengthOf(plain.map(([, text]) => text))
  expect(ratio).toBeGreaterThan(1.4)
})
