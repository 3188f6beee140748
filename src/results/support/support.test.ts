import { expect, it } from 'vitest'
import { instruments } from '#instruments'
import { supportFor } from './index.ts'

const read = instruments.filter(({ id }) => id !== 'ordinary-week').map(({ id }) => id)

it.each(read)(
  'tells in every language how to read %s: what it measures, with whom, pitfalls, limits, sources',
  async (id) => {
    const texts = supportFor(id)
    if (!texts) throw new Error(`no support for ${id}`)
    for (const fetch of Object.values(texts)) {
      const { title, sections, sources } = await fetch()
      expect(title).not.toBe('')
      expect(sections).toHaveLength(4)
      expect(sections.every(({ points }) => points.length > 0)).toBe(true)
      expect(sources.length).toBeGreaterThan(0)
    }
  },
)

it('has none for an instrument that it does not know', () => {
  expect(supportFor('ordinary-week')).toBeNull()
  expect(supportFor(undefined)).toBeNull()
})
