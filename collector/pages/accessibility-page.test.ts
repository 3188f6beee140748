import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Started, startForTest } from '../../test/collector/started.ts'

let c: Started
let named: Started
beforeAll(async () => {
  c = await startForTest()
  named = await startForTest({ OPERATOR: 'Region <Exempel>', ACCESSIBILITY_CONTACT: 'tillganglighet@exempel.se' })
})
afterAll(async () => {
  await c.end()
  await named.end()
})

const page = async (of: Started, language: string) => (await of.get(`/tillganglighet?sprak=${language}`)).body

it.each([
  ['sv', 'delvis förenlig'],
  ['en', 'partly compliant'],
  ['ar', 'جزئيًا'],
])(
  'says in %s how far the law is followed, what falls short, how it was tested, and where to report',
  async (language, said) => {
    const text = await page(c, language)
    expect(text).toContain(said)
    expect(text).toContain('https://www.digg.se/tdosanmalan')
    expect(text).toContain('2026-11-22')
    expect(text.match(/<li>/g)).toHaveLength(6)
  },
)

it('names whoever runs the service, and how to reach them', async () => {
  const text = await page(named, 'sv')
  expect(text).toContain('Region &#60;Exempel&#62;')
  expect(text).toContain('<a href="mailto:tillganglighet@exempel.se">')
  expect(text).not.toContain('har inte fyllt i')
})

it('says plainly where the one who runs it has filled in nothing', async () => {
  const text = await page(c, 'sv')
  expect(text).toContain('inställningen OPERATOR')
  expect(text).toContain('inställningen ACCESSIBILITY_CONTACT')
})

it('is reached from every page of the collector', async () => {
  for (const url of ['/nationellt', '/admin/in', '/tillganglighet'])
    expect((await c.get(url)).body).toContain('<footer class="foot"><a href="/tillganglighet">')
})
