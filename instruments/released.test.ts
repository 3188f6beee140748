/** A stored result names the revision that made it, so a released revision never scores differently. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import released from '../test/fixtures/released/revisions.json' with { type: 'json' }
import { type Form, forms } from './index.ts'

/** What decides a score, without where it was printed. */
function fingerprint({ items, scales, review, numbered }: Form): string {
  const content = JSON.stringify({ items, scales, review, numbered: numbered ?? null }, (key, value) =>
    key === 'cite' ? undefined : value,
  )
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

const known: Readonly<Record<string, string>> = released

it.each(forms.map((form) => [form.id, form] as const))(
  '%s scores as its revision did when it was released',
  (_, form) => {
    const name = `${form.id}@${form.revision}`
    const print = fingerprint(form)
    expect(
      known[name],
      `raise the revision of ${form.id}, or add "${name}": "${print}" to test/fixtures/released/revisions.json`,
    ).toBe(print)
  },
)

it('keeps every revision that was ever released', () => {
  const ids = new Set(forms.map((form) => form.id))
  for (const name of Object.keys(known)) expect(ids).toContain(name.split('@')[0])
})
